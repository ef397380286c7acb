import type { Id } from '#kernel/id.ts';
import type { Translated } from '#platform/http/contract.ts';
import { createSlot } from '#platform/web/slot.ts';
import type { ReadyChannel } from '../../core/snippets/snippet.ts';

/** Something that a step of a macro can name. channels: those that a queue serves. */
export interface MacroChoice {
  readonly id: Id;
  readonly names: Translated;
  readonly channels?: readonly ReadyChannel[];
}

/** What a module above has for macros to name. */
interface MacroChoices {
  readonly order: number;
  readonly kind: 'reason' | 'queue';
  readonly load: (projectId: Id) => Promise<readonly MacroChoice[]>;
}

/** The reasons and the queues that macros can name. */
export const macroChoices = createSlot<MacroChoices>();

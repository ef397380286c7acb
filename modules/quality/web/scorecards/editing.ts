import type { Content } from './content.ts';
import type { Fault } from './faults.ts';

/** What whatever edits a part of the scorecard needs. */
export interface Editing {
  readonly content: Content;
  readonly edit: (next: Content) => void;
  /** Takes something away, which can be brought back. what: in words. */
  readonly remove: (next: Content, what: string) => void;
  /** The criterion or group that is open; `head`: the scorecard as a whole. */
  readonly openId: string | undefined;
  readonly onOpen: (id: string | undefined) => void;
  /** Told once somebody has tried to save. */
  readonly faults: readonly Fault[];
}

export const headId = 'head';

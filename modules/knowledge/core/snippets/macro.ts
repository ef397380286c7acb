import { z } from 'zod';
import { id } from '#platform/http/contract.ts';
import { readyGiven, readySaved } from './snippet.ts';

export const maximumSteps = 10;
const maximumNoteLength = 2_000;

const note = z.string().trim().max(maximumNoteLength);

/** How a contact is closed by a macro: as an agent codes it. */
export const macroResolution = z.enum(['resolved', 'unresolved', 'follow-up']);
export const macroCause = z.enum([
  'agent',
  'knowledge',
  'process',
  'system',
  'product',
  'customer',
]);

/** One step of a macro. Each is what an agent may do by hand. `insert` puts words into the reply
 *  and leaves them there; `reply` sends them. */
export const macroStep = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('insert'), snippetId: id }),
  z.object({ kind: z.literal('reply'), snippetId: id }),
  z.object({ kind: z.literal('note'), text: note.min(1) }),
  z.object({ kind: z.literal('reason'), reasonId: id }),
  z.object({ kind: z.literal('transfer'), queueId: id, note }),
  z.object({ kind: z.literal('wait') }),
  z.object({ kind: z.literal('finish') }),
  z.object({
    kind: z.literal('close'),
    resolution: macroResolution,
    causeKind: macroCause.nullable(),
    departmentId: id.nullable(),
  }),
]);
export type MacroStep = z.infer<typeof macroStep>;
export type MacroStepKind = MacroStep['kind'];

export const macroStepKinds = [
  'insert',
  'reply',
  'note',
  'reason',
  'transfer',
  'wait',
  'finish',
  'close',
] as const satisfies readonly MacroStepKind[];

/** What is given to write a macro. */
export const macroGiven = readyGiven.extend({
  steps: z.array(macroStep).min(1).max(maximumSteps),
});
export type MacroGiven = z.infer<typeof macroGiven>;

/** Steps that are taken with a contact one after another, by one choice. */
export const macro = macroGiven.extend(readySaved.shape);
export type Macro = z.infer<typeof macro>;

import type { Id } from '#kernel/id.ts';
import type { MacroStep, MacroStepKind } from './macro.ts';
import { isForMacros, type ReadyChannel, type Snippet } from './snippet.ts';

/** Why a macro cannot be run. `after-…`: what cannot follow. `unsent`: the contact would leave the
 *  agent while words stand unsent in his reply. `twice`: a second reason. `unknown-…`: what it
 *  names is gone. `other-channel`: the snippet or the queue is not for all channels of the macro.
 *  `open-places`: a reply would reach the customer with places that nobody has filled. */
export type MacroFaultCode =
  | 'after-wait'
  | 'after-finish'
  | 'after-end'
  | 'unsent'
  | 'twice'
  | 'unknown-snippet'
  | 'other-channel'
  | 'unknown-reason'
  | 'unknown-queue'
  | 'unknown-department'
  | 'open-places';

/** place: of the step, from 0. */
export interface MacroFault {
  readonly place: number;
  readonly code: MacroFaultCode;
}

/** What there is for a macro to name. What is not given is not judged. */
export interface KnownToMacros {
  readonly snippets?: readonly Snippet[] | undefined;
  readonly reasonIds?: ReadonlySet<Id> | undefined;
  /** With the channels that they serve. */
  readonly queues?: ReadonlyMap<Id, readonly ReadyChannel[]> | undefined;
  readonly departmentIds?: ReadonlySet<Id> | undefined;
}

/** Where the contact stands between two steps. */
type Standing = 'talk' | 'wait' | 'finish' | 'end';

const mayFollow: Record<Standing, readonly MacroStepKind[]> = {
  talk: ['insert', 'reply', 'note', 'reason', 'transfer', 'wait', 'finish', 'close'],
  wait: ['note', 'reason', 'transfer', 'finish', 'close'],
  finish: ['note', 'reason', 'transfer', 'close'],
  end: [],
};
const leadsTo: Partial<Record<MacroStepKind, Standing>> = {
  wait: 'wait',
  finish: 'finish',
  transfer: 'end',
  close: 'end',
};
/** With these the words in the reply stay unsent, or come after those that are sent. */
const needsEmptyReply: readonly MacroStepKind[] = ['reply', 'transfer', 'wait', 'finish', 'close'];

/** What is wrong with the steps of a macro, in their order; each step is told once. */
export function faultsOf(
  { steps, channels }: { steps: readonly MacroStep[]; channels: readonly ReadyChannel[] },
  known: KnownToMacros = {},
): MacroFault[] {
  const ordered = orderFaults(steps);
  return steps.flatMap((step, place) => {
    const code = ordered[place] ?? faultOfNamed(step, channels, known);
    return code ? [{ place, code }] : [];
  });
}

function orderFaults(steps: readonly MacroStep[]): (MacroFaultCode | null)[] {
  let standing: Standing = 'talk';
  const before: MacroStepKind[] = [];
  return steps.map(({ kind }) => {
    const code = orderFault(kind, standing, before);
    standing = code?.startsWith('after-') ? standing : (leadsTo[kind] ?? standing);
    before.push(kind);
    return code;
  });
}

function orderFault(
  kind: MacroStepKind,
  standing: Standing,
  before: readonly MacroStepKind[],
): MacroFaultCode | null {
  if (standing !== 'talk' && !mayFollow[standing].includes(kind)) return `after-${standing}`;
  if (before.includes('insert') && needsEmptyReply.includes(kind)) return 'unsent';
  return kind === 'reason' && before.includes('reason') ? 'twice' : null;
}

function faultOfNamed(
  step: MacroStep,
  channels: readonly ReadyChannel[],
  { snippets, reasonIds, queues, departmentIds }: KnownToMacros,
): MacroFaultCode | null {
  switch (step.kind) {
    case 'insert':
    case 'reply': {
      if (!snippets) return null;
      const snippet = snippets.find(({ id }) => id === step.snippetId);
      if (!snippet || !isForMacros(snippet)) return 'unknown-snippet';
      return servesAll(snippet.channels, channels) ? null : 'other-channel';
    }
    case 'reason':
      return isKnown(reasonIds, step.reasonId) ? null : 'unknown-reason';
    case 'transfer':
      if (!queues?.has(step.queueId)) return queues ? 'unknown-queue' : null;
      return servesAll(queues.get(step.queueId) ?? [], channels) ? null : 'other-channel';
    case 'close':
      return isKnown(departmentIds, step.departmentId) ? null : 'unknown-department';
    default:
      return null;
  }
}

function servesAll(served: readonly ReadyChannel[], wanted: readonly ReadyChannel[]): boolean {
  return wanted.every((each) => served.includes(each));
}

function isKnown(ids: ReadonlySet<Id> | undefined, wanted: Id | null): boolean {
  return !ids || wanted === null || ids.has(wanted);
}

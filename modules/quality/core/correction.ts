import { unreachable } from '#kernel/assert.ts';
import type { Id } from '#kernel/id.ts';
import { addMs, dayMs, hourMs, type Instant, minuteMs, msBetween } from '#kernel/time.ts';

/** How long each step of a correction may take, and how often the customer is tried. */
export interface CorrectionTerms {
  /** From opening until the right answer and its source are known. */
  readonly answerMs: number;
  /** From opening until the customer has the right answer. */
  readonly customerMs: number;
  /** From the right answer until the agent is told. */
  readonly agentToldMs: number;
  /** From telling the agent until the agent has acknowledged. */
  readonly acknowledgedMs: number;
  /** From opening until similar dialogues have been searched. */
  readonly similarMs: number;
  /** After so many attempts in vain the customer counts as not reached. */
  readonly maximumAttempts: number;
}

export const defaultCorrectionTerms: CorrectionTerms = {
  answerMs: hourMs,
  customerMs: 4 * hourMs,
  agentToldMs: 5 * minuteMs,
  acknowledgedMs: dayMs,
  similarMs: dayMs,
  maximumAttempts: 3,
};

/** Wrong information on its way to being put right: one object from the mark to the last step.
 *  Once the right answer is known, three tracks run side by side: the customer, the agent,
 *  and the other customers who may have heard the same. When the last track ends, it closes. */
export interface Correction {
  readonly terms: CorrectionTerms;
  readonly openedAt: Instant;
  readonly answer: { readonly text: string; readonly source: string; readonly at: Instant } | null;
  readonly attempts: readonly Attempt[];
  readonly told: { readonly excerpt: string; readonly at: Instant } | null;
  readonly acknowledgedAt: Instant | null;
  readonly similar: { readonly contactIds: readonly Id[]; readonly at: Instant } | null;
  readonly withdrawal: { readonly reason: string; readonly at: Instant } | null;
  readonly closedAt: Instant | null;
}

export interface Attempt {
  readonly result: 'reached' | 'not-reached';
  readonly at: Instant;
}

export type CorrectionAction =
  /** source: the article or the person that makes the answer right. */
  | { readonly kind: 'give-answer'; readonly text: string; readonly source: string }
  | { readonly kind: 'record-attempt'; readonly result: Attempt['result'] }
  /** excerpt: the agent's own words in question. The source goes along with them. */
  | { readonly kind: 'tell-agent'; readonly excerpt: string }
  | { readonly kind: 'acknowledge' }
  /** contactIds: the dialogues found in which the same was said; each deserves its own chain. */
  | { readonly kind: 'check-similar'; readonly contactIds: readonly Id[] }
  /** The information was right after all. Possible until somebody has been told otherwise. */
  | { readonly kind: 'withdraw'; readonly reason: string };

export type CorrectionRefusal =
  | 'closed'
  | 'already-done'
  | 'text-missing'
  | 'answer-not-ready'
  | 'agent-not-told'
  | 'already-under-way';

export type Advance =
  | { readonly isRefused: false; readonly correction: Correction }
  | { readonly isRefused: true; readonly reason: CorrectionRefusal };

/** Starts the chain. */
export function openCorrection(terms: CorrectionTerms, now: Instant): Correction {
  return {
    terms,
    openedAt: now,
    answer: null,
    attempts: [],
    told: null,
    acknowledgedAt: null,
    similar: null,
    withdrawal: null,
    closedAt: null,
  };
}

/** The chain after an action, or the reason why the action is not possible in its state. */
export function advance(correction: Correction, action: CorrectionAction, now: Instant): Advance {
  const reason = refusalOf(correction, action);
  if (reason !== null) return { isRefused: true, reason };
  const changed = { ...correction, ...changeBy(correction, action, now) };
  const isOver = changed.withdrawal !== null || areTracksDone(changed);
  return { isRefused: false, correction: isOver ? { ...changed, closedAt: now } : changed };
}

export const correctionSteps = [
  'answer',
  'customer',
  'agent-told',
  'agent-acknowledged',
  'similar',
] as const;
export type CorrectionStep = (typeof correctionSteps)[number];

export interface StepClock {
  readonly step: CorrectionStep;
  /** null: the clock has not started, as the step before it is still open. */
  readonly dueAt: Instant | null;
  readonly doneAt: Instant | null;
  readonly isOverdue: boolean;
}

/** The clocks of the chain, in the order in which its steps are shown. Clocks stop at the end. */
export function clocksOf(correction: Correction, now: Instant): readonly StepClock[] {
  const { terms, openedAt, answer, told, acknowledgedAt, similar, closedAt } = correction;
  const clock = (
    step: CorrectionStep,
    doneAt: Instant | null,
    { from, termMs }: { from: Instant | null; termMs: number },
  ): StepClock => {
    const dueAt = from === null ? null : addMs(from, termMs);
    return {
      step,
      dueAt,
      doneAt,
      isOverdue: dueAt !== null && (doneAt ?? closedAt ?? now) > dueAt,
    };
  };
  const answeredAt = answer?.at ?? null;
  const toldAt = told?.at ?? null;
  return [
    clock('answer', answeredAt, { from: openedAt, termMs: terms.answerMs }),
    clock('customer', contactedAt(correction), { from: openedAt, termMs: terms.customerMs }),
    clock('agent-told', toldAt, { from: answeredAt, termMs: terms.agentToldMs }),
    clock('agent-acknowledged', acknowledgedAt, { from: toldAt, termMs: terms.acknowledgedMs }),
    clock('similar', similar?.at ?? null, { from: openedAt, termMs: terms.similarMs }),
  ];
}

/** The clocks that still run, the one that is due first at the head. None after the end. */
export function runningClocks(
  correction: Correction,
  now: Instant,
): readonly (StepClock & { readonly dueAt: Instant })[] {
  if (correction.closedAt !== null) return [];
  return clocksOf(correction, now)
    .flatMap((clock) =>
      clock.dueAt !== null && clock.doneAt === null ? [{ ...clock, dueAt: clock.dueAt }] : [],
    )
    .sort((one, other) => msBetween(other.dueAt, one.dueAt));
}

/** Where the chain stands, in one word. */
export function stateOf({
  answer,
  withdrawal,
  closedAt,
}: Correction): 'needs-answer' | 'under-way' | 'closed' | 'withdrawn' {
  if (withdrawal !== null) return 'withdrawn';
  if (closedAt !== null) return 'closed';
  return answer === null ? 'needs-answer' : 'under-way';
}

/** Whether the customer's track has ended: he was reached, or tried often enough. */
export function isCustomerDone(correction: Correction): boolean {
  return contactedAt(correction) !== null;
}

function refusalOf(correction: Correction, action: CorrectionAction): CorrectionRefusal | null {
  const { answer, attempts, told, acknowledgedAt, similar, closedAt } = correction;
  if (closedAt !== null) return 'closed';
  switch (action.kind) {
    case 'give-answer':
      if (answer !== null) return 'already-done';
      return isBlank(action.text) || isBlank(action.source) ? 'text-missing' : null;
    case 'record-attempt':
      if (answer === null) return 'answer-not-ready';
      return contactedAt(correction) === null ? null : 'already-done';
    case 'tell-agent':
      if (answer === null) return 'answer-not-ready';
      if (told !== null) return 'already-done';
      return isBlank(action.excerpt) ? 'text-missing' : null;
    case 'acknowledge':
      if (told === null) return 'agent-not-told';
      return acknowledgedAt === null ? null : 'already-done';
    case 'check-similar':
      if (answer === null) return 'answer-not-ready';
      return similar === null ? null : 'already-done';
    case 'withdraw':
      if (attempts.length > 0 || told !== null) return 'already-under-way';
      return isBlank(action.reason) ? 'text-missing' : null;
    default:
      return unreachable(action);
  }
}

function changeBy(
  correction: Correction,
  action: CorrectionAction,
  now: Instant,
): Partial<Correction> {
  switch (action.kind) {
    case 'give-answer':
      return { answer: { text: action.text, source: action.source, at: now } };
    case 'record-attempt':
      return { attempts: [...correction.attempts, { result: action.result, at: now }] };
    case 'tell-agent':
      return { told: { excerpt: action.excerpt, at: now } };
    case 'acknowledge':
      return { acknowledgedAt: now };
    case 'check-similar':
      return { similar: { contactIds: action.contactIds, at: now } };
    case 'withdraw':
      return { withdrawal: { reason: action.reason, at: now } };
    default:
      return unreachable(action);
  }
}

function areTracksDone(correction: Correction): boolean {
  const { acknowledgedAt, similar } = correction;
  return contactedAt(correction) !== null && acknowledgedAt !== null && similar !== null;
}

/** When the customer's track ended: the customer was reached, or tried often enough. */
function contactedAt({ attempts, terms }: Correction): Instant | null {
  const last = attempts.at(-1);
  if (last === undefined) return null;
  const isOver = last.result === 'reached' || attempts.length >= terms.maximumAttempts;
  return isOver ? last.at : null;
}

function isBlank(text: string): boolean {
  return text.trim() === '';
}

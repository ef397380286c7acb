import { addMs, dayMs, type Instant, minuteMs } from '#kernel/time.ts';
import { isSameMatter, type Matter } from './matter.ts';

/** Silence after which a visit is over: who reads a long article is back at its end by then. */
export const silenceMs = 30 * minuteMs;

/** Who is back within it for the same matter had not found what he needed, or needs more: the
 *  earlier visit ends as `came-back`, whatever he had said of it. */
export const returnMs = 7 * dayMs;

/** How long visits, searches and comments are kept. */
export const visitsKeptMs = 180 * dayMs;

/** Where a visit began. */
export type VisitPlace = 'help-site' | 'widget';

/** How a visit ended. */
export type VisitOutcome = 'solved' | 'gave-up' | 'asked-for-person' | 'came-back';

/** What a visitor did. */
export type VisitDeed = 'read' | 'searched' | 'helped' | 'did-not-help' | 'asked-for-person';

/** Whether a visit is over. */
export function isOver(lastStepAt: Instant, now: Instant): boolean {
  return addMs(lastStepAt, silenceMs) <= now;
}

/** How a visit that is over ended. Who asked for a person was not helped by reading, whatever else
 *  he said; of what was said of articles the last word counts; who left without a sign gave up. */
export function outcomeOf(deeds: readonly VisitDeed[]): Exclude<VisitOutcome, 'came-back'> {
  if (deeds.includes('asked-for-person')) return 'asked-for-person';
  const said = deeds.findLast((deed) => deed === 'helped' || deed === 'did-not-help');
  return said === 'helped' ? 'solved' : 'gave-up';
}

/** What becomes of the outcome of an earlier visit by something that its visitor does later. It
 *  counts within a week from the end of the visit, when it is about the same matter: what he
 *  searches, what he reads, or what he asks a person. Who got to a person is that person's to help,
 *  so his return says nothing of the pages. */
export function afterReturn(
  { outcome, lastStepAt, matter }: { outcome: VisitOutcome; lastStepAt: Instant; matter: Matter },
  later: { at: Instant; matter: Matter },
): VisitOutcome {
  const isInTime = later.at <= addMs(lastStepAt, returnMs);
  if (!isInTime || outcome === 'asked-for-person') return outcome;
  return isSameMatter(matter, later.matter) ? 'came-back' : outcome;
}

/** The search of a visit that was left without opening anything: its last one, when nothing was
 *  read after it. Earlier ones were asked anew in other words, or led somewhere. */
export function leftSearch<Step extends { readonly deed: VisitDeed }>(
  steps: readonly Step[],
): Step | null {
  const last = steps.findLast(({ deed }) => deed === 'searched' || deed === 'read');
  return last?.deed === 'searched' ? last : null;
}

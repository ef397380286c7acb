import { present } from '#kernel/assert.ts';
import { refuse } from '#kernel/errors.ts';
import { type Id, newId } from '#kernel/id.ts';
import { namesOf } from '#modules/staff/server/index.ts';
import { authorise, type Context, LostRace } from '#platform/context.ts';
import { may, refusals, type ScorecardEntry, type ScorecardVersion } from '../contract.ts';
import { firstScorecards } from '../core/first-scorecard.ts';
import { flawsOf } from '../core/scorecard.ts';
import {
  type InProject,
  insertScorecard,
  readCurrentScorecard,
  readScorecard,
  readScorecardHistory,
  readScorecards,
} from './store.ts';

const maximumHistory = 500;

/** Gives a project the scorecards that it starts with. */
export async function addFirstScorecards(ctx: Context, projectId: Id): Promise<void> {
  for (const channel of ['chat', 'email'] as const) {
    const content = firstScorecards[channel];
    await insertScorecard(ctx, versionOf(ctx, { projectId, channel, version: 1, content }));
  }
}

/** The scorecard versions of a project, newest first. */
export async function listScorecards(ctx: Context, projectId: Id): Promise<ScorecardVersion[]> {
  authorise(ctx, may.readOwn);
  return readScorecards(ctx, projectId);
}

/** The versions of a channel's scorecard and how many evaluations used each, newest first. */
export async function listScorecardHistory(
  ctx: Context,
  which: Pick<ScorecardVersion, 'projectId' | 'channel'>,
): Promise<ScorecardEntry[]> {
  authorise(ctx, may.manageScorecards);
  const versions = await readScorecardHistory(ctx, which, maximumHistory);
  const names = await namesOf(
    ctx,
    versions.map(({ createdBy }) => createdBy),
  );
  return versions.map((each) => ({ ...each, authorName: names.get(each.createdBy) ?? null }));
}

/** One scorecard version, for those who make them. */
export async function showScorecard(ctx: Context, which: InProject): Promise<ScorecardVersion> {
  authorise(ctx, may.manageScorecards);
  return (await readScorecard(ctx, which)) ?? refuse(refusals.notFound);
}

/** Makes the next version of a channel's scorecard. Refuses one that could not be scored, and one
 *  that was made from another version than the newest. Tasks that are claimed already keep the
 *  version they began with. */
export async function publishScorecard(
  ctx: Context,
  {
    basedOn,
    ...given
  }: Pick<ScorecardVersion, 'projectId' | 'channel' | 'content'> & { basedOn: number },
): Promise<ScorecardVersion> {
  authorise(ctx, may.manageScorecards);
  const flaws = flawsOf(given.content);
  if (flaws.length > 0) refuse(refusals.flawedScorecard, { field: 'content', flaws });
  const last = (await readCurrentScorecard(ctx, given))?.version ?? 0;
  if (last !== basedOn) refuse(refusals.changedMeanwhile, { version: last });
  const next = versionOf(ctx, { ...given, version: last + 1 });
  if (!(await insertScorecard(ctx, next))) throw new LostRace();
  await ctx.audit('quality.scorecard-published', next.id, { version: next.version });
  return next;
}

/** The scorecard that a channel uses now. */
export async function currentScorecard(
  ctx: Context,
  which: Pick<ScorecardVersion, 'projectId' | 'channel'>,
): Promise<ScorecardVersion> {
  return present(await readCurrentScorecard(ctx, which), 'the scorecard of a channel');
}

function versionOf(
  ctx: Context,
  given: Omit<ScorecardVersion, 'id' | 'createdAt' | 'createdBy'>,
): ScorecardVersion {
  return {
    ...given,
    id: newId(Date.parse(ctx.now)),
    createdAt: ctx.now,
    createdBy: ctx.actor.id,
  };
}

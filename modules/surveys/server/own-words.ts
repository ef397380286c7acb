import type { Id } from '#kernel/id.ts';
import type { Instant } from '#kernel/time.ts';
import { listReasons } from '#modules/contacts/server/index.ts';
import { articleSearch } from '#modules/knowledge/server/index.ts';
import type { Context } from '#platform/context.ts';
import { csvLine } from '#platform/files/csv-line.ts';
import { type PageWanted, pageOf } from '#platform/http/paging.ts';
import { countWords, groupWords, isAmong, isChosen } from '../core/open-answers.ts';
import type { OpenAnswer, OpenAnswersPage, WordsFilter } from '../core/open-answers-report.ts';
import { findIn, soughtBy } from '../core/word-search.ts';
import { maximumWords, placeOf, readOpenAnswers } from './open-answers.ts';

const maximumGroups = 30;

/** Of which project and period. No project: all that the actor sees. */
interface Period {
  readonly projectId?: Id | undefined;
  readonly from: Instant;
  readonly until: Instant;
}

/** A page of what customers wrote in a period, the newest first, with the groups of all of it.
 *  Refuses a project that the actor may not see. */
export async function listOwnWords(
  ctx: Context,
  wanted: Period & WordsFilter & PageWanted,
): Promise<OpenAnswersPage> {
  const { answers, questionTitles, isCut } = await readOpenAnswers(ctx, wanted);
  const { by } = wanted;
  const among = sought(answers, wanted).filter((each) => isAmong(each, wanted));
  const chosen = among.filter((each) => isChosen(each, wanted));
  const read = async ({ after, limit }: { after: OpenAnswerPlace | null; limit: number }) => {
    const place = after && placeOf({ saidAt: after.at, id: after.id });
    const rest = place === null ? chosen : chosen.filter((each) => placeOf(each) < place);
    return rest.slice(0, limit);
  };
  const { items, nextCursor } = await pageOf(wanted, read, ({ saidAt }) => saidAt);
  const { groups, leftOut: groupsLeftOut } = groupWords(among, { by, limit: maximumGroups });
  const keys = [...groups.map(({ key }) => key), ...items.map(({ reasonId }) => reasonId ?? '')];
  const projectIds = new Set(among.map(({ projectId }) => projectId));
  return {
    ...{ items, nextCursor, by, groups, groupsLeftOut, isCut, limit: maximumWords },
    count: chosen.length,
    shareableCount: chosen.filter(({ isShareable }) => isShareable).length,
    all: countWords(among),
    reasonNames: await reasonNamesOf(ctx, { projectIds, keys: new Set(keys) }),
    questionTitles,
  };
}

/** The words of a choice that may be quoted, as a CSV file: no customer and no contact is named in
 *  it. UTF-8 with the mark by which Excel knows it. */
export async function exportQuotes(ctx: Context, wanted: Period & WordsFilter): Promise<string> {
  const { answers, projects } = await readOpenAnswers(ctx, wanted);
  const names = new Map(projects.map(({ id, name }) => [id, name]));
  const quotes = sought(answers, wanted).filter(
    (each) => each.isShareable && isAmong(each, wanted) && isChosen(each, wanted),
  );
  const lines = quotes.flatMap(({ projectId, saidAt, rating, language, words }) =>
    words.map(({ text }) =>
      csvLine([names.get(projectId) ?? '', saidAt.slice(0, 10), rating, language, text]),
    ),
  );
  for (const id of new Set(quotes.map(({ projectId }) => projectId))) {
    await ctx.audit('surveys.quotes-exported', id);
  }
  return `\ufeff${csvLine(['project', 'date', 'rating', 'language', 'quote'])}${lines.join('')}`;
}

interface OpenAnswerPlace {
  readonly at: Instant;
  readonly id: Id;
}

/** Those in which all that is searched for was found, with where it stands. */
function sought(answers: readonly OpenAnswer[], { query = '' }: WordsFilter): OpenAnswer[] {
  const { linguistics } = articleSearch;
  const wanted = soughtBy(query, linguistics);
  if (wanted.terms.length === 0) return [...answers];
  return answers.flatMap((answer) => {
    const texts = answer.words.map(({ text }) => text);
    const found = findIn(texts, wanted, linguistics);
    if (found === null) return [];
    const words = answer.words.map((each, place) => ({ ...each, highlights: found[place] ?? [] }));
    return [{ ...answer, words }];
  });
}

async function reasonNamesOf(
  ctx: Context,
  { projectIds, keys }: { projectIds: ReadonlySet<Id>; keys: ReadonlySet<string> },
): Promise<OpenAnswersPage['reasonNames']> {
  const names: OpenAnswersPage['reasonNames'] = {};
  for (const projectId of projectIds) {
    for (const { id, names: words } of await listReasons(ctx, projectId)) {
      if (keys.has(id)) names[id] = words;
    }
  }
  return names;
}

import type { Id } from '#kernel/id.ts';
import type { Instant } from '#kernel/time.ts';
import { aftermathsOf } from '#modules/contacts/server/index.ts';
import { customersById } from '#modules/customers/server/index.ts';
import { articleSearch } from '#modules/knowledge/server/index.ts';
import { getProject, listProjects } from '#modules/projects/server/index.ts';
import { authorise, type Context } from '#platform/context.ts';
import { may, type SurveyVersion } from '../contract.ts';
import { openAnswersOf } from '../core/open-answers.ts';
import type { OpenAnswer, OpenAnswersPage } from '../core/open-answers-report.ts';
import { withoutPersonalData } from '../core/quoting.ts';
import { answerValueOf } from './answers.ts';
import { readLastAnswers } from './store.ts';
import { readVersionsById } from './survey-store.ts';
import { readWorded, type WordedInvitation } from './words-store.ts';

/** Of all projects together, the newest of each. */
export const maximumWords = 5_000;
const batchSize = 1_000;

/** Own words of a period before they are narrowed, the newest first. */
export interface WordsOfPeriod extends Pick<OpenAnswersPage, 'questionTitles' | 'isCut'> {
  readonly projects: readonly { readonly id: Id; readonly name: string }[];
  readonly answers: readonly OpenAnswer[];
}

/** What customers wrote in a period, in one project or in all that the actor sees, without the
 *  plainest personal data. Refuses a project that he may not see. */
export async function readOpenAnswers(
  ctx: Context,
  wanted: { projectId?: Id | undefined; from: Instant; until: Instant },
): Promise<WordsOfPeriod> {
  authorise(ctx, may.read);
  const { projectId, from, until } = wanted;
  const projects = projectId ? [await getProject(ctx, projectId)] : await listProjects(ctx);
  const each = Math.ceil(maximumWords / Math.max(1, projects.length));
  let isCut = false;
  const answers: OpenAnswer[] = [];
  const versions: SurveyVersion[] = [];
  for (const { id } of projects) {
    const found = await readWorded(ctx, { projectId: id, from, until, limit: each + 1 });
    isCut ||= found.length > each;
    const worded = found.slice(0, each);
    const ids = [...new Set(worded.flatMap(({ surveyVersionId }) => surveyVersionId ?? []))];
    const asked = await readVersionsById(ctx, { projectId: id, ids });
    versions.push(...asked.values());
    for (let start = 0; start < worded.length; start += batchSize) {
      const batch = worded.slice(start, start + batchSize);
      answers.push(...(await answersOf(ctx, batch, { projectId: id, versions: asked })));
    }
  }
  answers.sort((one, other) => (placeOf(one) < placeOf(other) ? 1 : -1));
  return { projects, answers, isCut, questionTitles: titlesOf(versions) };
}

/** Where it stands in the list, as text that grows with time. */
export function placeOf({ saidAt, id }: Pick<OpenAnswer, 'saidAt' | 'id'>): string {
  return `${saidAt}_${id}`;
}

async function answersOf(
  ctx: Context,
  batch: readonly WordedInvitation[],
  about: { projectId: Id; versions: ReadonlyMap<Id, SurveyVersion> },
): Promise<OpenAnswer[]> {
  const { projectId, versions } = about;
  const invitationIds = batch.map(({ id }) => id);
  const rows = await readLastAnswers(ctx, { projectId, invitationIds });
  const given = Map.groupBy(rows, ({ invitationId }) => invitationId);
  const ids = [...new Set(batch.flatMap(({ customerId }) => customerId ?? []))];
  const customers = await customersById(ctx, { projectId, ids });
  const contacts = await aftermathsOf(ctx, {
    projectId,
    ids: batch.flatMap(({ contactId }) => contactId ?? []),
  });
  const reasons = new Map(contacts.map(({ id, reasonId }) => [id, reasonId]));
  const { linguistics } = articleSearch;
  return batch.flatMap((invitation) => {
    const { customerId, surveyVersionId, askedQuestions, ...kept } = invitation;
    const name = customers.get(customerId ?? '')?.name ?? null;
    const last = given.get(invitation.id) ?? [];
    const questions = versions.get(surveyVersionId ?? '')?.questions ?? [];
    const said = openAnswersOf(
      questions.filter(({ key }) => askedQuestions.includes(key)),
      Object.fromEntries(last.map((each) => [each.question, { value: answerValueOf(each) }])),
      (text) => withoutPersonalData(text, { linguistics, name }),
    );
    const worded = last.filter(({ question }) =>
      said.words.some((each) => each.question === question),
    );
    const newest = worded.toSorted((one, other) => (one.answeredAt < other.answeredAt ? 1 : -1))[0];
    if (!newest) return [];
    const { language, answeredAt: saidAt } = newest;
    const reasonId = reasons.get(invitation.contactId ?? '') ?? null;
    return [{ ...kept, ...said, language, saidAt, reasonId }];
  });
}

/** The questions as the newest version that has them asks them. */
function titlesOf(versions: readonly SurveyVersion[]): OpenAnswersPage['questionTitles'] {
  const inOrder = versions.toSorted((one, other) => (one.publishedAt < other.publishedAt ? -1 : 1));
  return Object.fromEntries(
    inOrder.flatMap(({ questions }) => questions.map(({ key, title }) => [key, title])),
  );
}

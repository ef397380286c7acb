import { type JSONColumnType, type Selectable, sql } from 'kysely';
import type { Id } from '#kernel/id.ts';
import type { Context } from '#platform/context.ts';
import type { Survey, SurveyEntry, SurveyVersion, VersionEntry } from '../contract.ts';
import type { Question } from '../core/question.ts';
import type { SurveyChannel } from '../core/survey.ts';
import type { InProject } from './store.ts';

interface SurveyRow extends Omit<Survey, 'name' | 'draft' | 'channels' | 'rules'> {
  rules: JSONColumnType<Survey['rules']>;
  name: JSONColumnType<Survey['name']>;
  draft: JSONColumnType<readonly Question[]>;
  channels: SurveyChannel[];
}

interface VersionRow extends Omit<SurveyVersion, 'questions'> {
  questions: JSONColumnType<readonly Question[]>;
}

type Tables = {
  'surveys.survey': SurveyRow;
  'surveys.surveyVersion': VersionRow;
  'surveys.invitation': { projectId: Id; surveyVersionId: Id | null; state: string };
};

const tables = (ctx: Context) => ctx.tx.$extendTables<Tables>();

/** How many of some invitations were sent, and how many of these have an answer. */
const asked = () => [
  sql<number>`count(*) filter (where invitation.state <> 'not-sent')::integer`.as(
    'invitationCount',
  ),
  sql<number>`count(*) filter (where invitation.state in ('partial', 'complete'))::integer`.as(
    'answeredCount',
  ),
];

const versionColumns = [
  'version.projectId',
  'version.id',
  'version.surveyId',
  'version.version',
  'version.publishedAt',
  'version.publishedBy',
] as const;

/** Keeps a new survey. */
export async function insertSurvey(ctx: Context, survey: Survey): Promise<void> {
  await tables(ctx).insertInto('surveys.survey').values(rowOf(survey)).execute();
}

/** Writes down a changed survey. */
export async function updateSurvey(ctx: Context, survey: Survey): Promise<void> {
  const { projectId, id, ...changes } = rowOf(survey);
  await tables(ctx)
    .updateTable('surveys.survey')
    .set(changes)
    .where('projectId', '=', projectId)
    .where('id', '=', id)
    .execute();
}

/** One survey. */
export async function readSurvey(
  ctx: Context,
  { projectId, id }: InProject,
): Promise<Survey | undefined> {
  return tables(ctx)
    .selectFrom('surveys.survey')
    .selectAll()
    .where('projectId', '=', projectId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** All surveys of a project, held against other editors until the transaction ends. */
export async function lockSurveys(ctx: Context, projectId: Id): Promise<Survey[]> {
  return tables(ctx)
    .selectFrom('surveys.survey')
    .selectAll()
    .where('projectId', '=', projectId)
    .orderBy('id')
    .forUpdate()
    .execute();
}

/** The surveys of a project with their use, those that ask first. */
export async function readSurveys(ctx: Context, projectId: Id): Promise<SurveyEntry[]> {
  return tables(ctx)
    .selectFrom('surveys.survey as survey')
    .leftJoin('surveys.surveyVersion as version', (join) =>
      join
        .onRef('version.projectId', '=', 'survey.projectId')
        .onRef('version.surveyId', '=', 'survey.id')
        .on('version.version', '=', (of) =>
          of
            .selectFrom('surveys.surveyVersion as other')
            .select(({ fn }) => fn.max('other.version').as('last'))
            .whereRef('other.projectId', '=', 'survey.projectId')
            .whereRef('other.surveyId', '=', 'survey.id'),
        ),
    )
    .select([
      'survey.projectId',
      'survey.id',
      'survey.name',
      'survey.kind',
      'survey.channels',
      'survey.rules',
      'survey.linkKey',
      'survey.isActive',
      'survey.revision',
      'survey.changedAt',
      'survey.changedBy',
      'version.version',
      'version.publishedAt',
      sql<number>`jsonb_array_length(survey.draft)`.as('questionCount'),
      sql<boolean>`survey.draft is distinct from version.questions`.as('hasUnpublishedChanges'),
    ])
    .leftJoinLateral(
      (of) =>
        of
          .selectFrom('surveys.invitation as invitation')
          .innerJoin('surveys.surveyVersion as used', (join) =>
            join
              .onRef('used.projectId', '=', 'invitation.projectId')
              .onRef('used.id', '=', 'invitation.surveyVersionId'),
          )
          .select(asked)
          .whereRef('used.projectId', '=', 'survey.projectId')
          .whereRef('used.surveyId', '=', 'survey.id')
          .as('use'),
      (join) => join.onTrue(),
    )
    .select(['use.invitationCount', 'use.answeredCount'])
    .$narrowType<{ invitationCount: number; answeredCount: number }>()
    .where('survey.projectId', '=', projectId)
    .orderBy('survey.isActive', 'desc')
    .orderBy('survey.id')
    .execute();
}

/** Keeps a version. Returns false when its survey has one of this number. */
export async function insertVersion(ctx: Context, version: SurveyVersion): Promise<boolean> {
  const row = await tables(ctx)
    .insertInto('surveys.surveyVersion')
    .values({ ...version, questions: JSON.stringify(version.questions) })
    .onConflict((conflict) => conflict.columns(['projectId', 'surveyId', 'version']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** One version. */
export async function readVersion(
  ctx: Context,
  { projectId, id }: InProject,
): Promise<SurveyVersion | undefined> {
  return tables(ctx)
    .selectFrom('surveys.surveyVersion as version')
    .select([...versionColumns, 'version.questions'])
    .where('projectId', '=', projectId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Those of these versions that the project has, by id. */
export async function readVersionsById(
  ctx: Context,
  { projectId, ids }: { projectId: Id; ids: readonly Id[] },
): Promise<Map<Id, SurveyVersion>> {
  const versions = await tables(ctx)
    .selectFrom('surveys.surveyVersion as version')
    .select([...versionColumns, 'version.questions'])
    .where('projectId', '=', projectId)
    .where(sql<boolean>`id = any(${ids}::uuid[])`)
    .execute();
  return new Map(versions.map((version) => [version.id, version]));
}

/** The last version of a survey. */
export async function readLastVersion(
  ctx: Context,
  { projectId, surveyId }: { projectId: Id; surveyId: Id },
): Promise<SurveyVersion | undefined> {
  return tables(ctx)
    .selectFrom('surveys.surveyVersion as version')
    .select([...versionColumns, 'version.questions'])
    .where('projectId', '=', projectId)
    .where('surveyId', '=', surveyId)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** A survey that asks now, by its last version. */
export interface AskingSurvey extends Pick<Survey, 'id' | 'kind' | 'channels' | 'rules'> {
  readonly versionId: Id;
}

/** The surveys of a project that ask, those about a contact first. */
export async function readAsking(
  ctx: Context,
  { projectId }: { projectId: Id },
): Promise<AskingSurvey[]> {
  return asking(ctx).where('survey.projectId', '=', projectId).execute();
}

/** The survey behind a public address, if it asks there. */
export async function readByLink(
  ctx: Context,
  linkKey: string,
): Promise<(AskingSurvey & { readonly projectId: Id }) | undefined> {
  return asking(ctx)
    .select('survey.projectId')
    .where('survey.linkKey', '=', linkKey)
    .where(sql<boolean>`survey.channels @> array['link']`)
    .executeTakeFirst();
}

function asking(ctx: Context) {
  return tables(ctx)
    .selectFrom('surveys.survey as survey')
    .innerJoin('surveys.surveyVersion as version', (join) =>
      join
        .onRef('version.projectId', '=', 'survey.projectId')
        .onRef('version.surveyId', '=', 'survey.id'),
    )
    .distinctOn([sql`survey.kind <> 'transactional'`, 'survey.id'])
    .select(['survey.id', 'survey.kind', 'survey.channels', 'survey.rules'])
    .select('version.id as versionId')
    .where('survey.isActive', '=', true)
    .orderBy(sql`survey.kind <> 'transactional'`)
    .orderBy('survey.id')
    .orderBy('version.version', 'desc');
}

/** The ids of all versions of a survey. */
export async function readVersionIds(
  ctx: Context,
  { projectId, surveyId }: { projectId: Id; surveyId: Id },
): Promise<Id[]> {
  const rows = await tables(ctx)
    .selectFrom('surveys.surveyVersion')
    .select('id')
    .where('projectId', '=', projectId)
    .where('surveyId', '=', surveyId)
    .execute();
  return rows.map(({ id }) => id);
}

/** The rules by which somebody was invited, as they stand now. */
export async function readRulesOf(
  ctx: Context,
  { projectId, surveyVersionId }: { projectId: Id; surveyVersionId: Id | null },
): Promise<Survey['rules'] | undefined> {
  if (surveyVersionId === null) return undefined;
  const row = await tables(ctx)
    .selectFrom('surveys.survey as survey')
    .innerJoin('surveys.surveyVersion as version', (join) =>
      join
        .onRef('version.projectId', '=', 'survey.projectId')
        .onRef('version.surveyId', '=', 'survey.id'),
    )
    .select('survey.rules')
    .where('version.projectId', '=', projectId)
    .where('version.id', '=', surveyVersionId)
    .executeTakeFirst();
  return row?.rules;
}

/** The versions of a survey and how many contacts were asked by each, newest first. */
export async function readHistory(
  ctx: Context,
  { projectId, surveyId }: { projectId: Id; surveyId: Id },
  limit: number,
): Promise<Omit<VersionEntry, 'authorName'>[]> {
  return tables(ctx)
    .selectFrom('surveys.surveyVersion as version')
    .select(versionColumns)
    .select(sql<number>`jsonb_array_length(questions)`.as('questionCount'))
    .leftJoinLateral(
      (of) =>
        of
          .selectFrom('surveys.invitation as invitation')
          .select(asked)
          .whereRef('invitation.projectId', '=', 'version.projectId')
          .whereRef('invitation.surveyVersionId', '=', 'version.id')
          .as('use'),
      (join) => join.onTrue(),
    )
    .select(['use.invitationCount', 'use.answeredCount'])
    .$narrowType<{ invitationCount: number; answeredCount: number }>()
    .where('projectId', '=', projectId)
    .where('surveyId', '=', surveyId)
    .orderBy('version', 'desc')
    .limit(limit)
    .execute();
}

/** How many customers have answered a survey in full, over all its versions, counted up to a
 *  limit. */
export async function countComplete(
  ctx: Context,
  { projectId, surveyId }: { projectId: Id; surveyId: Id },
  limit: number,
): Promise<number> {
  const { count } = await tables(ctx)
    .selectFrom((of) =>
      of
        .selectFrom('surveys.invitation as invitation')
        .innerJoin('surveys.surveyVersion as version', (join) =>
          join
            .onRef('version.projectId', '=', 'invitation.projectId')
            .onRef('version.id', '=', 'invitation.surveyVersionId'),
        )
        .select('version.id')
        .where('version.projectId', '=', projectId)
        .where('version.surveyId', '=', surveyId)
        .where('invitation.state', '=', 'complete')
        .limit(limit)
        .as('complete'),
    )
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

function rowOf({ name, draft, channels, rules, ...survey }: Survey) {
  return {
    ...survey,
    rules: JSON.stringify(rules),
    name: JSON.stringify(name),
    draft: JSON.stringify(draft),
    channels: [...channels],
  } satisfies Record<keyof Selectable<SurveyRow>, unknown>;
}

import { isDeepStrictEqual } from 'node:util';
import { refuse } from '#kernel/errors.ts';
import { type Id, newId } from '#kernel/id.ts';
import type { Translated } from '#kernel/language.ts';
import { namesOf } from '#modules/staff/server/index.ts';
import { authorise, type Context, LostRace } from '#platform/context.ts';
import {
  may,
  refusals,
  type Survey,
  type SurveyEntry,
  type SurveyVersion,
  type VersionEntry,
} from '../contract.ts';
import { faultsOf } from '../core/faults.ts';
import { defaultRules, faultsOfRules, type SurveyRules } from '../core/rules.ts';
import type { SurveyChannel } from '../core/survey.ts';
import {
  type SurveyTemplate,
  surveyTemplates,
  type TemplateKey,
} from '../core/templates/templates.ts';
import { surveyToken } from '../core/token.ts';
import type { InProject } from './store.ts';
import {
  insertSurvey,
  insertVersion,
  lockSurveys,
  readHistory,
  readLastVersion,
  readSurvey,
  readSurveys,
  readVersion,
  updateSurvey,
} from './survey-store.ts';

const maximumHistory = 500;

interface OfSurvey {
  readonly projectId: Id;
  readonly surveyId: Id;
}

/** revision: the one that the editor has seen. */
type OfRevision = OfSurvey & { readonly revision: number };

/** Gives a project the surveys that it starts with: one for each channel, in use. */
export async function addFirstSurveys(ctx: Context, projectId: Id): Promise<void> {
  for (const template of ['chat', 'email'] as const) {
    const survey = surveyFrom(ctx, { projectId, template: surveyTemplates[template] });
    await insertSurvey(ctx, { ...survey, isActive: true });
    await insertVersion(ctx, versionOf(ctx, survey, 1));
  }
}

/** The surveys of a project, those in use first. */
export async function listSurveys(ctx: Context, projectId: Id): Promise<SurveyEntry[]> {
  authorise(ctx, may.design);
  return readSurveys(ctx, projectId);
}

/** A survey with its draft and its versions, newest first. */
export async function showSurvey(
  ctx: Context,
  { projectId, surveyId }: OfSurvey,
): Promise<{ survey: Survey; versions: VersionEntry[] }> {
  authorise(ctx, may.design);
  const survey = await readSurvey(ctx, { projectId, id: surveyId });
  if (!survey) refuse(refusals.notFound);
  const versions = await readHistory(ctx, { projectId, surveyId }, maximumHistory);
  const names = await namesOf(
    ctx,
    versions.map(({ publishedBy }) => publishedBy),
  );
  return {
    survey,
    versions: versions.map((each) => ({
      ...each,
      authorName: names.get(each.publishedBy) ?? null,
    })),
  };
}

/** What customers were asked in a version. */
export async function showVersion(ctx: Context, which: InProject): Promise<SurveyVersion> {
  authorise(ctx, may.design);
  return (await readVersion(ctx, which)) ?? refuse(refusals.notFound);
}

/** Makes a survey from a template. It asks nobody before it is published and put to use. */
export async function createSurvey(
  ctx: Context,
  given: { projectId: Id; template: TemplateKey; name?: Translated | undefined },
): Promise<Survey> {
  authorise(ctx, may.design);
  const { projectId, name } = given;
  const template: SurveyTemplate = surveyTemplates[given.template];
  const survey = surveyFrom(ctx, {
    projectId,
    template: { ...template, name: name ?? template.name },
  });
  await insertSurvey(ctx, survey);
  await ctx.audit('surveys.created', survey.id, { template: given.template });
  return survey;
}

/** Keeps what is being edited, whatever is still missing. Refuses when somebody else has changed
 *  the survey meanwhile. */
export async function saveDraft(
  ctx: Context,
  { name, questions, ...which }: OfRevision & { name: Translated; questions: Survey['draft'] },
): Promise<Survey> {
  authorise(ctx, may.design);
  const { survey } = await lockRevision(ctx, which);
  return change(ctx, survey, { name, draft: questions });
}

/** Makes the draft the next version. Refuses one with faults, and one that changes nothing. */
export async function publishSurvey(ctx: Context, which: OfRevision): Promise<SurveyVersion> {
  authorise(ctx, may.design);
  const { survey } = await lockRevision(ctx, which);
  const faults = faultsOf(survey.draft);
  if (faults.length > 0) refuse(refusals.flawedSurvey, { field: 'questions', faults });
  const last = await readLastVersion(ctx, which);
  if (last && isDeepStrictEqual(last.questions, survey.draft)) refuse(refusals.unchanged);
  const next = versionOf(ctx, survey, (last?.version ?? 0) + 1);
  if (!(await insertVersion(ctx, next))) throw new LostRace();
  await change(ctx, survey, {});
  await ctx.audit('surveys.published', survey.id, { version: next.version });
  return next;
}

/** Says whom a survey asks, when and how often; whoever is asked from now on. Refuses rules that
 *  cannot be, and an occasion on which another survey asks. */
export async function ruleSurvey(
  ctx: Context,
  { rules, ...which }: OfRevision & { rules: SurveyRules },
): Promise<Survey> {
  authorise(ctx, may.design);
  const { survey, others } = await lockRevision(ctx, which);
  refuseFaults({ ...survey, rules });
  if (survey.isActive) refuseRival({ ...survey, rules }, others);
  const changed = await change(ctx, survey, { rules });
  await ctx.audit('surveys.ruled', survey.id, { before: survey.rules, after: rules });
  return changed;
}

/** Says where a survey asks, and whether it does. Refuses a channel where another one asks on the
 *  same occasion. */
export async function putToUse(
  ctx: Context,
  given: OfRevision & { channels: readonly SurveyChannel[]; isActive: boolean },
): Promise<Survey> {
  authorise(ctx, may.design);
  const { survey, others } = await lockRevision(ctx, given);
  const { isActive } = given;
  const channels = [...new Set(given.channels)].sort();
  if (isActive) {
    const inTalk = survey.kind !== 'transactional' && channels.includes('chat');
    if (channels.length === 0 || inTalk) refuse(refusals.noChannel);
    // Nobody asks the people of a client by mail yet: a link can be given to them.
    if (survey.kind === 'client' && channels.includes('email')) refuse(refusals.noChannel);
    refuseFaults({ ...survey, channels });
    if (!(await readLastVersion(ctx, given))) refuse(refusals.notPublished);
    refuseRival({ ...survey, channels }, others);
  }
  const changed = await change(ctx, survey, { channels, isActive });
  await ctx.audit('surveys.put-to-use', survey.id, { channels, isActive });
  return changed;
}

function refuseFaults(survey: Survey): void {
  const faults = faultsOfRules(survey.rules, survey);
  if (faults.length > 0) refuse(refusals.flawedRules, { field: 'rules', faults });
}

/** Two surveys about the same contact in the same channel would ask twice. */
function refuseRival({ rules, channels }: Survey, others: readonly Survey[]): void {
  const { on } = rules.trigger;
  if (on !== 'contact-closed' && on !== 'case-solved') return;
  const rival = others.find(
    (each) =>
      each.isActive &&
      each.rules.trigger.on === on &&
      each.channels.some((channel) => channel !== 'link' && channels.includes(channel)),
  );
  if (rival) refuse(refusals.channelTaken, { surveyId: rival.id });
}

/** The survey as the editor has seen it, and the others of the project, all locked. */
async function lockRevision(
  ctx: Context,
  { projectId, surveyId, revision }: OfRevision,
): Promise<{ survey: Survey; others: Survey[] }> {
  const surveys = await lockSurveys(ctx, projectId);
  const survey = surveys.find(({ id }) => id === surveyId) ?? refuse(refusals.notFound);
  if (survey.revision !== revision) {
    refuse(refusals.changedMeanwhile, { revision: survey.revision, changedBy: survey.changedBy });
  }
  return { survey, others: surveys.filter((each) => each !== survey) };
}

async function change(
  ctx: Context,
  before: Survey,
  changes: Partial<Pick<Survey, 'name' | 'draft' | 'channels' | 'rules' | 'isActive'>>,
): Promise<Survey> {
  const revision = before.revision + 1;
  const by = { changedAt: ctx.now, changedBy: ctx.actor.id };
  const survey = { ...before, ...changes, revision, ...by };
  await updateSurvey(ctx, survey);
  return survey;
}

function surveyFrom(
  ctx: Context,
  { projectId, template }: { projectId: Id; template: SurveyTemplate },
): Survey {
  const { name, kind, channels, questions } = template;
  return {
    id: newId(Date.parse(ctx.now)),
    ...{ projectId, name, kind, channels, draft: questions },
    rules: defaultRules[kind],
    linkKey: surveyToken((bytes) => crypto.getRandomValues(bytes)),
    ...{ isActive: false, revision: 1, changedAt: ctx.now, changedBy: ctx.actor.id },
  };
}

function versionOf(
  ctx: Context,
  { projectId, id: surveyId, draft }: Survey,
  version: number,
): SurveyVersion {
  return {
    id: newId(Date.parse(ctx.now)),
    ...{ projectId, surveyId, version, questions: draft },
    ...{ publishedAt: ctx.now, publishedBy: ctx.actor.id },
  };
}

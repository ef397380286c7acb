import { present } from '#kernel/assert.ts';
import type { Id } from '#kernel/id.ts';
import { listReasons, measureContacts } from '#modules/contacts/server/index.ts';
import type { Context } from '#platform/context.ts';
import {
  type Answered,
  type AskedSurvey,
  attributesOf,
  type Measured,
  outcomesOf,
} from '../../core/analysis/answered.ts';
import type { AnalysisData } from '../../core/analysis/make-report.ts';
import type { AnalysisWanted } from '../../core/analysis/wanted.ts';
import {
  countBySurvey,
  readAnswered,
  readAskedSurveys,
  type SurveyCount,
} from './answered-store.ts';

/** What an analysis is about, before its answers are read. */
export type AnalysisFrame = Pick<AnalysisData, 'counts' | 'outcome' | 'attributes'>;

/** Answers with what was measured of their contacts. */
export interface AnalysisPage {
  readonly answered: readonly Answered[];
  readonly measured: readonly (readonly [contactId: string, Measured])[];
  /** Where the next page begins; null: this was the last. */
  readonly next: PlaceInData | null;
}

/** Project by project, and in each by the ids of invitations. */
export interface PlaceInData {
  readonly project: number;
  readonly afterId: Id | null;
}

const pageSize = 2_000;
/** A survey of which there is less among the answers does not decide what is compared. */
const leastPart = 0.05;

/** Counts what is chosen, and finds the questions that all of its surveys ask. */
export async function readFrame(ctx: Context, wanted: AnalysisWanted): Promise<AnalysisFrame> {
  const counts: SurveyCount[] = [];
  const surveys: AskedSurvey[] = [];
  for (const projectId of wanted.projectIds) {
    counts.push(...(await countBySurvey(ctx, { ...wanted, projectId })));
    const surveyId = wanted.surveyId ?? 'contacts';
    surveys.push(...(await readAskedSurveys(ctx, { projectId, surveyId })));
  }
  const sum = (of: 'ended' | 'asked' | 'answered' | 'flagged') =>
    counts.reduce((all, each) => all + each[of], 0);
  const answered = sum('answered');
  const weighty = surveys.filter(({ surveyId }) => {
    const of = counts.find((each) => each.surveyId === surveyId)?.answered ?? 0;
    return of > 0 && of >= leastPart * answered;
  });
  const isNarrowed = wanted.reasonId !== null;
  return {
    outcome: present(
      outcomesOf(surveys).find(({ key }) => key === wanted.outcome),
      'the question that is to be explained',
    ),
    attributes: attributesOf(weighty.length > 0 ? weighty : surveys),
    counts: {
      ended: isNarrowed ? null : sum('ended'),
      asked: isNarrowed ? null : sum('asked'),
      ...{ answered, ratingAlone: 0, flagged: sum('flagged') },
    },
  };
}

/** Reads the next answers in an order that is always the same. */
export async function readPage(
  ctx: Context,
  wanted: AnalysisWanted,
  { project, afterId }: PlaceInData,
): Promise<AnalysisPage> {
  const { repeatDays, reasonId } = wanted;
  const projectId = present(wanted.projectIds[project], 'a project');
  const read = await readAnswered(ctx, { ...wanted, projectId }, { afterId, limit: pageSize });
  const contactIds = read.map(({ contactId }) => contactId).filter(Boolean);
  const branchOf = await readBranches(ctx, projectId);
  const measured = await measureContacts(ctx, { projectId, contactIds, repeatDays });
  const known = new Map(
    measured.map((each) => {
      const branch = each.reasonId === null ? [] : branchOf(each.reasonId);
      return [each.contactId, { ...measuredOf(each), reason: branch.at(-1) ?? null, branch }];
    }),
  );
  const isChosen = ({ contactId }: Answered) =>
    reasonId === null || known.get(contactId)?.branch.includes(reasonId);
  const answered = read.filter(isChosen);
  const last = read.length < pageSize ? null : read.at(-1);
  const isLastProject = project === wanted.projectIds.length - 1;
  const nextProject = isLastProject ? null : { project: project + 1, afterId: null };
  return {
    answered,
    measured: answered.flatMap(({ contactId }) => {
      const found = known.get(contactId);
      if (!found) return [];
      const { branch: _, ...values } = found;
      return [[contactId, values] as const];
    }),
    next: last ? { project, afterId: last.invitationId } : nextProject,
  };
}

function measuredOf({
  firstResponseMs,
  longestGapMs,
  transfers,
  agentChanges,
  repeats,
}: Omit<Measured, 'reason'>): Omit<Measured, 'reason'> {
  return { firstResponseMs, longestGapMs, transfers, agentChanges, repeats };
}

/** A reason and those above it. */
async function readBranches(ctx: Context, projectId: Id): Promise<(reasonId: Id) => Id[]> {
  const parents = new Map<Id, Id | null>();
  for (const { id, parentId } of await listReasons(ctx, projectId)) parents.set(id, parentId);
  return (reasonId) => {
    const parentId = parents.get(reasonId);
    return parentId ? [reasonId, parentId] : [reasonId];
  };
}

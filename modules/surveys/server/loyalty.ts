import type { Id } from '#kernel/id.ts';
import { dayMs, type Instant } from '#kernel/time.ts';
import { aftermathsOf, listReasons } from '#modules/contacts/server/index.ts';
import { generationOf } from '#modules/customers/core/generation.ts';
import { customersById, orderTimesOf } from '#modules/customers/server/index.ts';
import { getProject, listProjects } from '#modules/projects/server/index.ts';
import { authorise, type Context } from '#platform/context.ts';
import { may, type Question } from '../contract.ts';
import { divide, happenedWithin, loyaltyOf, type RatedContact } from '../core/loyalty.ts';
import {
  type LoyaltyDivision,
  type LoyaltyReport,
  withinDays as possibleDays,
  type WithinDays,
} from '../core/loyalty-report.ts';
import { type AnswerScale, satisfactionOf, wouldRecommend } from '../core/satisfaction.ts';
import { satisfactionByWeek } from '../core/weeks.ts';
import { type RatedInvitation, readRated } from './loyalty-store.ts';
import { readLastAnswers } from './store.ts';
import { readVersionsById } from './survey-store.ts';

/** Of all projects together, the newest of each. */
const maximumContacts = 20_000;
const batchSize = 2_000;
const maximumParts = 12;
/** So many contacts must be over for so long before a time is taken by itself. */
const fewestOver = 30;

const returnKey = 'return';
const recommendKey = 'recommend';

/** The scale of the answers to a question; null: they have none. */
const scaleOf: Readonly<Record<Question['kind'], AnswerScale | null>> = {
  rating: 'five',
  recommend: 'ten',
  effort: 'seven',
  single: null,
  multiple: null,
  open: null,
};

/** What customers did and said after the contacts of a period, by how satisfied they were. Refuses
 *  a project that the actor may not see.
 *  withinDays: when left out, the longest that is over for enough contacts, else the longest. */
export async function reportLoyalty(
  ctx: Context,
  wanted: {
    projectId?: Id | undefined;
    from: Instant;
    until: Instant;
    by: LoyaltyDivision;
    withinDays?: WithinDays | undefined;
  },
): Promise<LoyaltyReport> {
  authorise(ctx, may.read);
  const { projectId, by } = wanted;
  const projects = projectId ? [await getProject(ctx, projectId)] : await listProjects(ctx);
  const each = Math.ceil(maximumContacts / Math.max(1, projects.length));
  let isCut = false;
  const followed: Followed[] = [];
  for (const { id } of projects) {
    const some = await followedIn(ctx, { ...wanted, projectId: id, limit: each + 1 });
    isCut ||= some.length > each;
    followed.push(...some.slice(0, each));
  }
  const within = wanted.withinDays ?? longestTime(followed, ctx.now);
  const contacts = followed.map((contact) => ratedContact(contact, within, ctx.now));
  const { parts, leftOut: partsLeftOut } = divide(contacts, { by, limit: maximumParts });
  return {
    ...{ withinDays: within, by, parts, partsLeftOut, isCut },
    total: loyaltyOf(contacts),
    reasonNames: by === 'reason' ? await reasonNamesOf(ctx, contacts, parts) : {},
    trend: satisfactionByWeek(contacts),
  };
}

/** A rated contact with what is known of its customer afterwards. */
interface Followed extends Omit<RatedContact, 'outcomes'> {
  readonly returnedAt: Instant | null;
  readonly orderedAt: Instant | null;
  readonly wouldReturn: boolean | null;
  readonly recommends: boolean | null;
}

async function followedIn(
  ctx: Context,
  which: { projectId: Id; from: Instant; until: Instant; limit: number },
): Promise<Followed[]> {
  const { projectId } = which;
  const rated = await readRated(ctx, which);
  const scales = await scalesOf(ctx, projectId, rated);
  const followed: Followed[] = [];
  for (let from = 0; from < rated.length; from += batchSize) {
    const batch = rated.slice(from, from + batchSize);
    const said = await outcomesSaid(ctx, batch, { projectId, scales });
    followed.push(...(await outcomesSeen(ctx, batch, { ...which, said })));
  }
  return followed;
}

/** The scales of all questions that were asked, by version and key. */
async function scalesOf(
  ctx: Context,
  projectId: Id,
  rated: readonly RatedInvitation[],
): Promise<Map<string, AnswerScale | null>> {
  const ids = [...new Set(rated.flatMap(({ surveyVersionId }) => surveyVersionId ?? []))];
  const versions = await readVersionsById(ctx, { projectId, ids });
  return new Map(
    Array.from(versions.values()).flatMap(({ id, questions }) =>
      questions.map(({ key, kind }) => [`${id} ${key}`, scaleOf[kind]] as const),
    ),
  );
}

type Said = Pick<Followed, 'wouldReturn' | 'recommends' | 'recommendation'>;
const nothingSaid: Said = { wouldReturn: null, recommends: null, recommendation: null };

/** What customers answered of coming back and recommending, by invitation. */
async function outcomesSaid(
  ctx: Context,
  batch: readonly RatedInvitation[],
  about: { projectId: Id; scales: ReadonlyMap<string, AnswerScale | null> },
): Promise<Map<Id, Said>> {
  const { projectId, scales } = about;
  const versionOf = new Map(batch.map(({ id, surveyVersionId }) => [id, surveyVersionId]));
  const questions = [returnKey, recommendKey];
  const invitationIds = [...versionOf.keys()];
  const answers = await readLastAnswers(ctx, { projectId, invitationIds, questions });
  const said = new Map<Id, Said>();
  for (const { invitationId, question, value } of answers) {
    const scale = scales.get(`${versionOf.get(invitationId)} ${question}`);
    if (value === null || !scale) continue;
    said.set(invitationId, {
      ...(said.get(invitationId) ?? nothingSaid),
      ...(question === returnKey
        ? { wouldReturn: satisfactionOf(value, scale) === 'satisfied' }
        : {
            recommends: wouldRecommend(value, scale),
            recommendation: scale === 'ten' ? value : null,
          }),
    });
  }
  return said;
}

/** The contacts with what their customers did afterwards. */
async function outcomesSeen(
  ctx: Context,
  batch: readonly RatedInvitation[],
  about: { projectId: Id; from: Instant; said: ReadonlyMap<Id, Said> },
): Promise<Followed[]> {
  const { projectId, from, said } = about;
  const customerIds = [...new Set(batch.map(({ customerId }) => customerId))];
  const customers = await customersById(ctx, { projectId, ids: customerIds });
  const orders = await orderTimesOf(ctx, { projectId, customerIds, after: from });
  const ids = batch.map(({ contactId }) => contactId);
  const aftermaths = new Map(
    (await aftermathsOf(ctx, { projectId, ids })).map((each) => [each.id, each]),
  );
  return batch.flatMap(({ id, contactId, customerId, channel, rating }) => {
    const aftermath = aftermaths.get(contactId);
    if (!aftermath) return [];
    const { closedAt: endedAt, reasonId, returnedAt } = aftermath;
    const birthYear = customers.get(customerId)?.birthYear ?? null;
    return {
      ...{ projectId, channel, reasonId, endedAt, rating, returnedAt },
      generation: birthYear === null ? null : generationOf(birthYear),
      orderedAt: orders.get(customerId)?.find((placedAt) => placedAt > endedAt) ?? null,
      ...(said.get(id) ?? nothingSaid),
    };
  });
}

function ratedContact(followed: Followed, days: WithinDays, now: Instant): RatedContact {
  const { returnedAt, orderedAt, wouldReturn, recommends, ...contact } = followed;
  const { endedAt } = contact;
  const time = { withinMs: days * dayMs, now };
  return {
    ...contact,
    outcomes: {
      returned: happenedWithin({ endedAt, happenedAt: returnedAt }, time),
      ordered: happenedWithin({ endedAt, happenedAt: orderedAt }, time),
      'would-return': wouldReturn,
      recommends,
    },
  };
}

function longestTime(contacts: readonly Followed[], now: Instant): WithinDays {
  const days = possibleDays.options.map(({ value }) => value);
  const isOver = (each: WithinDays) =>
    contacts.filter(({ endedAt }) => Date.parse(endedAt) + each * dayMs <= Date.parse(now))
      .length >= fewestOver;
  return days.find(isOver) ?? 90;
}

async function reasonNamesOf(
  ctx: Context,
  contacts: readonly RatedContact[],
  parts: LoyaltyReport['parts'],
): Promise<LoyaltyReport['reasonNames']> {
  const shown = new Set(parts.map(({ key }) => key));
  const projectIds = new Set(
    contacts
      .filter(({ reasonId }) => reasonId && shown.has(reasonId))
      .map((each) => each.projectId),
  );
  const names: LoyaltyReport['reasonNames'] = {};
  for (const projectId of projectIds) {
    for (const reason of await listReasons(ctx, projectId)) {
      if (shown.has(reason.id)) names[reason.id] = reason.names;
    }
  }
  return names;
}

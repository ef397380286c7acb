import { refuse } from '#kernel/errors.ts';
import type { Id } from '#kernel/id.ts';
import { dayMs, msBetween } from '#kernel/time.ts';
import { listReasons } from '#modules/contacts/server/index.ts';
import type { Queue } from '#modules/routing/core/queue.ts';
import { listQueues } from '#modules/routing/server/index.ts';
import type { Colleague } from '#modules/staff/core/person.ts';
import { listColleagues } from '#modules/staff/server/index.ts';
import { authorise, type Context } from '#platform/context.ts';
import { maximumPeriodDays, may, type ParityReport, refusals } from '../contract.ts';
import { type Crews, type ParityContact, parityOf } from '../core/parity.ts';
import { termsOf } from './counting.ts';
import { readAnswered } from './parity-store.ts';
import type { Slice } from './store.ts';

/** Of more contacts than this the newest tell enough. */
const maximumContacts = 50_000;

/** Whether customers with the same reason meet the same competent people on every channel.
 *  Teams and skills are those of today: history does not keep them. */
export async function readParity(ctx: Context, slice: Slice): Promise<ParityReport> {
  authorise(ctx, may.read);
  const { projectId, from, to } = slice;
  if (msBetween(from, to) > maximumPeriodDays * dayMs) {
    refuse(refusals.periodTooLong, { field: 'from', days: maximumPeriodDays });
  }
  const queues = await listQueues(ctx, projectId);
  const colleagues = await listColleagues(ctx, { projectId });
  const { thresholdOf } = await termsOf(ctx, projectId);
  const answered = await readAnswered(ctx, slice, maximumContacts);
  const contacts = answered.map(
    ({ waitMs, thresholdMs, transfers, resolution, ...contact }): ParityContact => ({
      ...contact,
      isInTime: waitMs <= (thresholdMs ?? thresholdOf(contact)),
      isTransferred: transfers > 0,
      isResolved: resolution && resolution === 'resolved',
    }),
  );
  const names = new Map((await listReasons(ctx, projectId)).map(({ id, names: its }) => [id, its]));
  return {
    contacts: contacts.length,
    rows: parityOf(contacts, crewsOf(colleagues, queues)).map(({ reasonId, ...row }) => ({
      ...row,
      reasonId,
      names: (reasonId && names.get(reasonId)) || null,
    })),
  };
}

function crewsOf(colleagues: readonly Colleague[], queues: readonly Queue[]): Crews {
  const people = new Map(colleagues.map((each) => [each.id, each]));
  const asked = new Map(queues.map(({ id, skills }) => [id, skills]));
  const levelOf = (agentId: Id, skillId: Id) =>
    people.get(agentId)?.skills.find((each) => each.skillId === skillId)?.level ?? -1;
  return {
    teamsOf: (agentId) => people.get(agentId)?.teamIds ?? [],
    isCompetent: (agentId, queueId) => {
      const skills = asked.get(queueId) ?? [];
      if (skills.length === 0 || !people.has(agentId)) return null;
      return skills.every(({ skillId, minLevel }) => levelOf(agentId, skillId) >= minLevel);
    },
  };
}

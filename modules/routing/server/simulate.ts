import { present } from '#kernel/assert.ts';
import { refuse } from '#kernel/errors.ts';
import type { Id } from '#kernel/id.ts';
import { secondMs } from '#kernel/time.ts';
import type { Channel } from '#modules/contacts/contract.ts';
import { type Course, listCourses, listDaysWithContacts } from '#modules/contacts/server/index.ts';
import { settingsOf } from '#modules/projects/server/index.ts';
import { listPresenceSegments, listSkills } from '#modules/staff/server/index.ts';
import { authorise, type Context } from '#platform/context.ts';
import { may, refusals } from '../contract.ts';
import { defaultCapacity } from '../core/capacity.ts';
import {
  type Day,
  type DayAgent,
  type DayContact,
  meanPatienceMs,
} from '../core/simulation/day.ts';
import type { Days, PastDays } from '../core/simulation/days.ts';
import {
  answersIn,
  type PresenceStretch,
  presenceByWork,
  presenceIn,
  replayed,
} from '../core/simulation/history.ts';
import {
  dateAfter,
  daysBetween,
  localDateAt,
  localDay,
  type Span,
} from '../core/simulation/local-day.ts';
import type { Known } from '../core/simulation/what-if.ts';
import { type AgentRow, readAgentRows } from './agent-store.ts';
import { stateOf } from './agents.ts';
import { forecastDay, type LineFault, readArrivals } from './arrivals.ts';
import { readLoadRules } from './load-rules-store.ts';
import { readQueues } from './queue-store.ts';

const pageSize = 1_000;
/** More are not simulated at once. */
const maximumDays = 62;
const maximumContacts = 500_000;

/** Reads days to be simulated: past ones, or those of a forecast with the agents as they were there
 *  on as many past days. forecast: the text of a CSV file; of one that cannot be read all that is
 *  wrong is said, by line. Refuses when there are no such past days. */
export async function readDays(
  ctx: Context,
  { forecast, ...which }: Wanted & { forecast: string | null },
): Promise<{ days: Days; faults: readonly [] } | { days: null; faults: readonly LineFault[] }> {
  const past = await readPastDays(ctx, which);
  if (forecast === null) return { days: { past, day: past.day, isForecast: false }, faults: [] };
  const found = readArrivals(forecast, { ...past.day, known: past.known });
  if (!found.contacts) return { days: null, faults: found.faults };
  const days = daysBetween(...found.dates) + 1;
  const pattern = days === which.days ? past : await readPastDays(ctx, { ...which, days });
  const day = forecastDay(pattern.day, found);
  return { days: { past: pattern, day, isForecast: true }, faults: [] };
}

/** Past days of a project: so many, from a local date on, or the last on which customers came. */
interface Wanted {
  readonly projectId: Id;
  readonly days: number;
  readonly from: string | null;
}

/** Reads the last whole days on which customers came, or as many from a date on, with everything
 *  that came in and everybody who was there. from: a local date of the project. Refuses when there
 *  are none, or none of them is over. */
export async function readPastDays(
  ctx: Context,
  { projectId, days, from }: Wanted,
): Promise<PastDays> {
  authorise(ctx, may.read);
  const settings = await settingsOf(ctx, projectId);
  const { timeZone } = settings;
  const dates = await datesOf(ctx, { projectId, timeZone, days, from });
  const spans = dates.map((date) => localDay(date, timeZone));
  const span = {
    fromMs: present(spans[0], 'a day').fromMs,
    toMs: present(spans.at(-1), 'a day').toMs,
  };
  const queues = await readQueues(ctx, projectId);
  if (queues.length === 0) refuse(refusals.unknownQueue);
  const courses = await readCourses(ctx, projectId, span);
  const played = courses.flatMap((course) => replayed(course, span) ?? []);
  const contacts = played.map(({ contact }) => inQueues(contact, queues));
  const segments = courses.flatMap((course) => course.segments);
  const { agents, presence } = await agentsOf(ctx, { projectId, span, spans, segments });
  const meanOf = (channel: Channel) =>
    meanPatienceMs(contacts.filter((contact) => contact.channel === channel));
  const day: Day = {
    ...span,
    ...{ timeZone, queues, agents, contacts, volume: 1, handlingTime: 1 },
    loadRules: await readLoadRules(ctx, projectId),
    usualCapacity: defaultCapacity,
    answers: answersIn(segments),
    missedInARow: settings.missedOffersAllowed,
    patienceMs: { chat: meanOf('chat'), email: meanOf('email') },
  };
  return {
    day,
    dates: [present(dates[0], 'a date'), present(dates.at(-1), 'a date')],
    real: played.map(({ real }) => inQueues(real, queues)),
    known: await namesOf(ctx),
    termsOf: (of) => ({
      shortAbandonMs: settings.shortAbandonSeconds * secondMs,
      thresholdMsOf: ({ queueId, channel }) =>
        of.queues.find(({ id }) => id === queueId)?.serviceLevelMs[channel] ??
        settings.serviceLevelSeconds[channel] * secondMs,
    }),
    presence,
    leftOut: courses.length - played.length,
  };
}

async function datesOf(
  ctx: Context,
  wanted: { projectId: Id; timeZone: string; days: number; from: string | null },
): Promise<string[]> {
  const { projectId, timeZone, days, from } = wanted;
  if (!Number.isInteger(days) || days < 1 || days > maximumDays)
    refuse(refusals.notFound, { field: 'days' });
  const today = localDateAt(Date.parse(ctx.now), timeZone);
  const begin = new Date(localDay(today, timeZone).fromMs).toISOString();
  const limit = from === null ? days : 1;
  const last = await listDaysWithContacts(ctx, { projectId, timeZone, before: begin, limit });
  const first = from ?? last.at(-1);
  if (first === undefined || first >= today) refuse(refusals.notFound, { field: 'days' });
  const count = from === null ? daysBetween(first, present(last[0], 'a day')) + 1 : days;
  const dates = Array.from({ length: count }, (_, place) => dateAfter(first, place));
  return dates.filter((date) => date < today);
}

async function readCourses(ctx: Context, projectId: Id, { fromMs, toMs }: Span): Promise<Course[]> {
  const [from, to] = [new Date(fromMs).toISOString(), new Date(toMs).toISOString()];
  const courses: Course[] = [];
  for (let afterId: Id | null = null; courses.length < maximumContacts; ) {
    const page: Course[] = await listCourses(ctx, {
      projectId,
      from,
      to,
      afterId,
      limit: pageSize,
    });
    courses.push(...page);
    afterId = page.at(-1)?.id ?? null;
    if (page.length < pageSize) break;
  }
  return courses;
}

/** A queue that nobody made is taken for the project's first, as when the contact came. */
function inQueues<Thing extends Pick<DayContact, 'queueId'>>(
  thing: Thing,
  queues: Day['queues'],
): Thing {
  if (queues.some(({ id }) => id === thing.queueId)) return thing;
  return { ...thing, queueId: present(queues[0], 'a queue').id };
}

async function agentsOf(
  ctx: Context,
  about: { projectId: Id; span: Span; spans: readonly Span[]; segments: Course['segments'] },
): Promise<{ agents: DayAgent[]; presence: PastDays['presence'] }> {
  const { projectId, span, spans, segments } = about;
  const rows = await readAgentRows(ctx, projectId);
  const history = await listPresenceSegments(ctx, {
    from: new Date(span.fromMs).toISOString(),
    to: new Date(span.toMs).toISOString(),
    personIds: rows.map(({ personId }) => personId),
  });
  const known = Map.groupBy(history, ({ personId }) => personId);
  const byWork = presenceByWork(segments, spans);
  const counts = { known: 0, byWork: 0 };
  const agents = rows.flatMap((row) => {
    const state = stateOf(row, { projectId, queueIds: new Set() });
    const told = presenceIn([...(known.get(row.personId) ?? []), stretchNow(row)], span);
    if (told.some(({ presence }) => presence === 'available')) {
      counts.known += 1;
      return [{ state: unloaded(state), presence: told }];
    }
    const worked = presenceIn(byWork.get(row.personId) ?? [], span);
    if (worked.length === 0) return [];
    counts.byWork += 1;
    return [{ state: unloaded(state), presence: worked }];
  });
  return { agents, presence: counts };
}

/** The stretch in which an agent is now. */
function stretchNow({ presence: state, presenceSince: startedAt }: AgentRow): PresenceStretch {
  return { state, startedAt, endedAt: null };
}

/** The agent as he begins a day: with nothing. */
function unloaded(state: DayAgent['state']): DayAgent['state'] {
  const channels = new Map(
    Array.from(state.channels, ([name, { limit }]) => [name, { limit, held: 0 }]),
  );
  return { ...state, presence: 'offline', channels, loadUnits: 0, isRinging: false };
}

async function namesOf(ctx: Context): Promise<Known> {
  const skills = await listSkills(ctx);
  return {
    skills: new Map(
      skills.filter(({ kind }) => kind !== 'language').map(({ key, id }) => [key, id]),
    ),
    languages: new Set(skills.filter(({ kind }) => kind === 'language').map(({ key }) => key)),
  };
}

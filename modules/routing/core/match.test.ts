import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMs, minuteMs } from '#kernel/time.ts';
import { hasRoom } from './capacity.ts';
import { type Floor, match, type Offer } from './match.ts';
import { type AgentState, type Queue, scoreOf, type WorkItem } from './work.ts';

const now = '2026-01-05T09:00:00.000Z';
const ago = (minutes: number) => addMs(now, -minutes * minuteMs);
const queue: Queue = { id: 'q', accelerationPerMinute: 1 };

function item(contactId: string, chosen: Partial<WorkItem> = {}): WorkItem {
  return {
    contactId,
    queueId: 'q',
    channel: 'chat',
    weightUnits: 1,
    requirements: { language: null, skills: [], teamId: null, relaxing: [] },
    customerLanguage: null,
    priority: 0,
    enteredAt: ago(5),
    excluded: [],
    avoidedAgentIds: [],
    askedFirst: null,
    ...chosen,
  };
}

function agent(id: string, chosen: Partial<AgentState> = {}): AgentState {
  return {
    id,
    presence: 'available',
    capacityUnits: 4,
    loadUnits: 0,
    isRinging: false,
    isPaused: false,
    channels: new Map([['chat', { limit: 4, held: 0 }]]),
    languages: new Set(['en']),
    skills: new Map([['billing', 2]]),
    teamIds: new Set(),
    isHelper: false,
    queueIds: new Set(['q']),
    idleSince: ago(5),
    ...chosen,
  };
}

function pairs(items: readonly WorkItem[], agents: readonly AgentState[]): string[] {
  return match({ items, agents, queues: [queue] }, now).map(
    ({ contactId, agentId }) => `${contactId}-${agentId}`,
  );
}

const needsBilling = (minLevel: number) => ({
  requirements: {
    language: null,
    skills: [{ skillId: 'billing', minLevel }],
    teamId: null,
    relaxing: [],
  },
});

describe('the order of contacts', () => {
  it.each<[string, Partial<WorkItem>, Partial<WorkItem>]>([
    ['first in, first out', { enteredAt: ago(6) }, { enteredAt: ago(5) }],
    ['higher priority first', { priority: 10 }, { enteredAt: ago(6) }],
    ['long waiting overtakes priority', { enteredAt: ago(30) }, { priority: 20 }],
    ['entered earlier first among equal scores', { enteredAt: ago(10) }, { priority: 5 }],
  ])('%s', (_name, first, second) => {
    const items = [item('1', second), item('2', first)];
    expect(pairs(items, [agent('a')])).toEqual(['2-a']);
  });

  it('does not accelerate in a queue without acceleration', () => {
    const still: Queue = { id: 'q', accelerationPerMinute: 0 };
    expect(scoreOf(item('1', { priority: 3 }), still, now)).toBe(3);
    expect(scoreOf(item('1', { priority: 3 }), queue, now)).toBe(8);
  });

  it('lets the next contact pass when nobody fits the first', () => {
    const items = [item('1', { ...needsBilling(5), priority: 99 }), item('2')];
    expect(pairs(items, [agent('a')])).toEqual(['2-a']);
  });
});

describe('the choice of the agent', () => {
  it.each<[string, Partial<WorkItem>, Partial<AgentState>]>([
    ['on a break', {}, { presence: 'break' }],
    ['offline', {}, { presence: 'offline' }],
    ['busy', {}, { presence: 'busy' }],
    ['at whom another contact rings', {}, { isRinging: true }],
    ['who rests after a contact', {}, { isPaused: true }],
    ['at the end of his capacity', {}, { loadUnits: 4 }],
    ['without room for the weight', { weightUnits: 2 }, { loadUnits: 3 }],
    ['at the limit of the channel', {}, { channels: new Map([['chat', { limit: 1, held: 1 }]]) }],
    ['without the channel', { channel: 'email' }, {}],
    ['of other queues', {}, { queueIds: new Set(['other']) }],
    [
      'of another language',
      { requirements: { language: 'zh', skills: [], teamId: null, relaxing: [] } },
      {},
    ],
    ['below the level', needsBilling(3), {}],
    ['who has just declined it', { excluded: [{ agentId: 'a', until: addMs(now, 1) }] }, {}],
  ])('never falls on one %s', (_name, work, state) => {
    expect(pairs([item('1', work)], [agent('a', state)])).toEqual([]);
  });

  it('falls again on one who declined it long ago', () => {
    expect(pairs([item('1', { excluded: [{ agentId: 'a', until: now }] })], [agent('a')])).toEqual([
      '1-a',
    ]);
  });

  it.each<[string, Partial<AgentState>, Partial<AgentState>]>([
    ['the highest level', { skills: new Map([['billing', 4]]) }, { idleSince: ago(60) }],
    ['the longest idle among equals', { idleSince: ago(6) }, {}],
  ])('falls on %s', (_name, better, worse) => {
    const agents = [agent('a', worse), agent('b', better)];
    expect(pairs([item('1', needsBilling(1))], agents)).toEqual(['1-b']);
  });

  it('falls on anybody where no language is asked for, but first on who speaks it', () => {
    const work = item('1', { customerLanguage: 'zh' });
    const nothingSaid = agent('a', { languages: new Set(), idleSince: ago(60) });
    const chinese = agent('b', { languages: new Set(['zh']), skills: new Map() });
    expect(pairs([work], [nothingSaid])).toEqual(['1-a']);
    expect(pairs([work], [nothingSaid, chinese])).toEqual(['1-b']);
  });

  it('gives an excluded agent the next contact of the same kind', () => {
    const items = [
      item('1', { enteredAt: ago(9), excluded: [{ agentId: 'a', until: addMs(now, 1) }] }),
      item('2'),
    ];
    expect(pairs(items, [agent('a')])).toEqual(['2-a']);
    expect(pairs(items, [agent('a'), agent('b', { idleSince: ago(1) })])).toEqual(['1-b', '2-a']);
  });
});

describe('who is asked', () => {
  const later = addMs(now, minuteMs);
  const asked = (why: 'last-agent' | 'named', until = later) => ({
    askedFirst: { agentId: 'b', until, why },
  });

  it.each<[string, Partial<WorkItem>, Partial<AgentState>, string[]]>([
    ['the last agent, though another is idle for longer', asked('last-agent'), {}, ['1-b']],
    ['nobody else while he is full', asked('last-agent'), { loadUnits: 4 }, []],
    ['anybody when his time is over', asked('last-agent', ago(1)), { loadUnits: 4 }, ['1-a']],
    [
      'nobody while the last agent lacks the skill',
      { ...needsBilling(2), ...asked('last-agent') },
      { skills: new Map() },
      [],
    ],
    [
      'the named one whatever his skills',
      { ...needsBilling(2), ...asked('named') },
      { skills: new Map() },
      ['1-b'],
    ],
    ['never whom the customer avoids', { avoidedAgentIds: ['a', 'b'] }, {}, []],
    ['who is left when he avoids one', { avoidedAgentIds: ['a'] }, {}, ['1-b']],
  ])('%s', (_name, work, second, expected) => {
    const agents = [agent('a', { idleSince: ago(9) }), agent('b', second)];
    expect(pairs([item('1', work)], agents)).toEqual(expected);
  });

  it.each<[Offer['chosenFor'], Partial<WorkItem>, Partial<AgentState>, Partial<AgentState>]>([
    ['only-one', {}, {}, { presence: 'break' }],
    ['language', { customerLanguage: 'ru' }, { languages: new Set(['ru']) }, {}],
    ['levels', needsBilling(1), { skills: new Map([['billing', 5]]) }, {}],
    ['idle', {}, { idleSince: ago(9) }, {}],
    ['named', { askedFirst: { agentId: 'a', until: later, why: 'named' } }, {}, {}],
  ])('is told from the next by: %s', (chosenFor, work, first, second) => {
    const agents = [agent('a', first), agent('b', second)];
    const [offer] = match({ items: [item('1', work)], agents, queues: [queue] }, now);
    expect(offer).toMatchObject({ agentId: 'a', chosenFor });
  });
});

describe('any floor', () => {
  it('gets the offers that going through contacts and agents one by one gives', () => {
    fc.assert(
      fc.property(anyFloor(), (floor) => {
        const offers = match(floor, now).map(({ contactId, agentId }) => ({ contactId, agentId }));
        expect(offers).toEqual(oneByOne(floor));
      }),
      { numRuns: 400 },
    );
  });

  it('has nobody offered twice, and nobody beyond his capacity', () => {
    fc.assert(
      fc.property(anyFloor(), (floor) => {
        const offers = match(floor, now);
        expect(new Set(offers.map(({ contactId }) => contactId)).size).toBe(offers.length);
        expect(new Set(offers.map(({ agentId }) => agentId)).size).toBe(offers.length);
        for (const { contactId, agentId } of offers) {
          const work = floor.items.find((each) => each.contactId === contactId);
          const taker = floor.agents.find(({ id }) => id === agentId);
          expect(work && taker && hasRoom(taker, work)).toBe(true);
        }
      }),
    );
  });

  it('gets the same offers whatever the order of its arrays', () => {
    fc.assert(
      fc.property(anyFloor(), ({ items, agents, queues }) => {
        const reversed = { items: items.toReversed(), agents: agents.toReversed(), queues };
        expect(match(reversed, now)).toEqual(match({ items, agents, queues }, now));
      }),
    );
  });

  it('gets no more offers while those made ring', () => {
    fc.assert(
      fc.property(anyFloor(), (floor) => {
        const offers = match(floor, now);
        const ringing = new Set(offers.map(({ agentId }) => agentId));
        const offered = new Set(offers.map(({ contactId }) => contactId));
        const later: Floor = {
          ...floor,
          items: floor.items.filter(({ contactId }) => !offered.has(contactId)),
          agents: floor.agents.map((each) =>
            ringing.has(each.id) ? { ...each, isRinging: true } : each,
          ),
        };
        expect(match(later, now)).toEqual([]);
      }),
    );
  });
});

/** The rule of matching, written in the plainest way. */
function oneByOne({ items, agents, queues }: Floor): Pick<Offer, 'contactId' | 'agentId'>[] {
  const score = (work: WorkItem) => {
    const own = queues.find(({ id }) => id === work.queueId);
    return own ? scoreOf(work, own, now) : Number.NaN;
  };
  const inOrder = items.toSorted(
    (one, other) =>
      score(other) - score(one) ||
      Date.parse(one.enteredAt) - Date.parse(other.enteredAt) ||
      (one.contactId < other.contactId ? -1 : 1),
  );
  const taken = new Set<string>();
  return inOrder.flatMap((work) => {
    const levels = (each: AgentState) =>
      work.requirements.skills.map(({ skillId }) => each.skills.get(skillId) ?? 0);
    const mastery = (each: AgentState) => levels(each).reduce((sum, level) => sum + level, 0);
    const understanding = ({ languages }: AgentState) =>
      Number(languages.has(work.customerLanguage ?? ''));
    const [best] = agents
      .filter((each) => !taken.has(each.id) && canTake(each, work))
      .toSorted(
        (one, other) =>
          understanding(other) - understanding(one) ||
          mastery(other) - mastery(one) ||
          Date.parse(one.idleSince) - Date.parse(other.idleSince) ||
          (one.id < other.id ? -1 : 1),
      );
    if (best === undefined) return [];
    taken.add(best.id);
    return [{ contactId: work.contactId, agentId: best.id }];
  });
}

function canTake(one: AgentState, work: WorkItem): boolean {
  const { language, skills, teamId, relaxing } = work.requirements;
  const waitedMs = Date.parse(now) - Date.parse(work.enteredAt);
  const due = relaxing.filter(({ afterMs }) => afterMs <= waitedMs).map(({ ease }) => ease);
  const drop = due.filter((ease) => ease === 'lower-levels').length;
  const first = work.askedFirst && work.askedFirst.until > now ? work.askedFirst : null;
  const isNamed = first?.why === 'named';
  return (
    one.presence === 'available' &&
    !one.isRinging &&
    !one.isPaused &&
    one.queueIds.has(work.queueId) &&
    one.loadUnits + work.weightUnits <= one.capacityUnits &&
    (one.channels.get(work.channel)?.held ?? 0) < (one.channels.get(work.channel)?.limit ?? 0) &&
    (first === null || first.agentId === one.id) &&
    (isNamed ||
      ((language === null || due.includes('any-language') || one.languages.has(language)) &&
        (teamId === null || due.includes('any-team') || one.teamIds.has(teamId)) &&
        (!one.isHelper || due.includes('helpers')) &&
        (due.includes('no-skills') ||
          skills.every(
            ({ skillId, minLevel }) =>
              Number(one.skills.get(skillId)) >= Math.max(0, minLevel - drop),
          )))) &&
    !work.avoidedAgentIds.includes(one.id) &&
    !work.excluded.some(({ agentId, until }) => agentId === one.id && until > now)
  );
}

/** Steps at different minutes, in the order of the waiting. */
function anyRelaxing(): fc.Arbitrary<WorkItem['requirements']['relaxing']> {
  const step = fc.record({
    afterMs: fc.integer({ min: 1, max: 9 }).map((minutes) => minutes * minuteMs),
    ease: fc.constantFrom('lower-levels', 'no-skills', 'any-language', 'any-team', 'helpers'),
  });
  return fc
    .uniqueArray(step, { maxLength: 3, selector: ({ afterMs }) => afterMs })
    .map((steps) => steps.toSorted((one, other) => one.afterMs - other.afterMs));
}

function anyFloor(): fc.Arbitrary<Floor> {
  return fc.record({
    items: fc
      .array(anyItem(), { minLength: 5, maxLength: 30 })
      .map((items) => items.map((each, number) => ({ ...each, contactId: `c${number}` }))),
    agents: fc
      .array(anyAgent(), { minLength: 6, maxLength: 12 })
      .map((agents) => agents.map((each, number) => ({ ...each, id: `a${number}` }))),
    queues: fc.constant([queue, { id: 'r', accelerationPerMinute: 0.5 }]),
  });
}

function anyItem(): fc.Arbitrary<Omit<WorkItem, 'contactId'>> {
  const language = fc.constantFrom('en', 'ru');
  const skillId = fc.constantFrom('billing', 'returns');
  const agentId = fc.nat({ max: 11 }).map((number) => `a${number}`);
  const until = fc.integer({ min: -5, max: 5 }).map(ago);
  return fc.record({
    queueId: fc.constantFrom('q', 'r'),
    channel: fc.constantFrom('chat', 'email'),
    weightUnits: fc.constantFrom(1, 2),
    requirements: fc.record({
      language: fc.option(language),
      skills: fc.uniqueArray(fc.record({ skillId, minLevel: fc.integer({ min: 0, max: 3 }) }), {
        maxLength: 2,
        selector: (skill) => skill.skillId,
      }),
      teamId: oftenFirst(null, 'north', 'south'),
      relaxing: anyRelaxing(),
    }),
    customerLanguage: fc.option(language),
    priority: fc.nat({ max: 3 }),
    enteredAt: fc.nat({ max: 10 }).map(ago),
    excluded: fc.array(fc.record({ agentId, until }), { maxLength: 3 }),
    avoidedAgentIds: fc.array(agentId, { maxLength: 2 }),
    askedFirst: fc.option(
      fc.record({ agentId, until, why: fc.constantFrom('last-agent', 'named') }),
      { freq: 3 },
    ),
  });
}

function anyAgent(): fc.Arbitrary<Omit<AgentState, 'id'>> {
  const room = fc.record({ limit: oftenFirst(3, 0, 1), held: fc.nat({ max: 2 }) });
  const level = fc.nat({ max: 4 });
  return fc.record({
    presence: oftenFirst('available', 'busy', 'break', 'offline'),
    capacityUnits: fc.constant(4),
    loadUnits: fc.nat({ max: 4 }),
    isRinging: oftenFirst(false, true),
    isPaused: oftenFirst(false, true),
    channels: fc.tuple(room, room).map(
      ([chat, email]) =>
        new Map([
          ['chat', chat],
          ['email', email],
        ]),
    ),
    languages: fc.subarray(['en', 'ru'], { minLength: 1 }).map((list) => new Set(list)),
    skills: fc
      .subarray(['billing', 'returns'])
      .chain((list) =>
        fc
          .tuple(...list.map((skill) => fc.tuple(fc.constant(skill), level)))
          .map((entries) => new Map(entries)),
      ),
    teamIds: fc.subarray(['north', 'south']).map((list) => new Set(list)),
    isHelper: oftenFirst(false, true),
    queueIds: fc.subarray(['q', 'r'], { minLength: 1 }).map((list) => new Set(list)),
    idleSince: fc.nat({ max: 10 }).map(ago),
  });
}

/** Mostly the first value, so that most floors have something to offer. */
function oftenFirst<const T>(first: T, ...others: T[]): fc.Arbitrary<T> {
  return fc.oneof({ arbitrary: fc.constant(first), weight: 4 }, fc.constantFrom(...others));
}

import { describe, expect, test } from 'vitest';
import { seededRandom } from '#kernel/random.ts';
import { minuteMs } from '#kernel/time.ts';
import { bookOf } from './dialogues.ts';
import type { DemoChannel, ProjectKey } from './projects/project.ts';
import { projectOf } from './projects.ts';
import { type DialogueRequest, type DialogueScript, writeDialogue } from './script.ts';

const at = '2026-11-18T11:30:00.000Z';
const channels: readonly DemoChannel[] = ['chat', 'email', 'messenger', 'voice'];
const projectKeys: readonly ProjectKey[] = ['broadband', 'carrier', 'shop'];
const foreignScript = {
  broadband: /[\p{Script=Cyrillic}\p{Script=Han}]/u,
  carrier: /\p{Script=Han}/u,
  shop: /\p{Script=Cyrillic}/u,
} satisfies Record<ProjectKey, RegExp>;
const ownScript = {
  broadband: /\p{Script=Latin}/u,
  carrier: /\p{Script=Cyrillic}/u,
  shop: /\p{Script=Han}/u,
} satisfies Record<ProjectKey, RegExp>;

function write(count: number, asked: Partial<DialogueRequest> & { project: ProjectKey }) {
  const random = seededRandom(20_261_118);
  return Array.from({ length: count }, (_, index) =>
    writeDialogue({
      random,
      at,
      channel: channels[index % channels.length] ?? 'chat',
      mistakeShare: 0.1,
      ...asked,
    }),
  );
}

function allText(script: DialogueScript): string {
  const { subject, comment, mistake, turns } = script;
  const spoken = turns.map(({ text }) => text);
  return [subject, comment ?? '', mistake?.rightAnswer ?? '', ...spoken].join('\n');
}

function share<T>(items: readonly T[], holds: (item: T) => boolean): number {
  return items.filter(holds).length / items.length;
}

describe.each(projectKeys)('the dialogues of %s', (project) => {
  const scripts = write(3_000, { project });

  test('leave no slot, choice, form or mark unfilled', () => {
    const unfilled = scripts
      .map(allText)
      .filter((text) => /[[\]{}<>|]|@\w|undefined|null/.test(text));
    expect(unfilled).toEqual([]);
  });

  test('are written in the script of their language', () => {
    const texts = scripts.map((script) => script.turns.map(({ text }) => text).join('\n'));
    expect(texts.filter((text) => foreignScript[project].test(text))).toEqual([]);
    expect(texts.filter((text) => !ownScript[project].test(text))).toEqual([]);
  });

  test('differ from each other even without their numbers, dates and names', () => {
    const skeletons = scripts.slice(0, 1_000).map(({ turns }) =>
      turns
        .map(({ text }) => text)
        .join('\n')
        .replaceAll(/\d+/g, '#'),
    );
    expect(new Set(skeletons).size).toBeGreaterThanOrEqual(950);
  });

  test('hold mistakes in the share asked for', () => {
    expect(share(scripts, ({ mistake }) => mistake !== null)).toBeCloseTo(0.1, 1);
    expect(share(write(300, { project, mistakeShare: 0 }), ({ mistake }) => mistake !== null)).toBe(
      0,
    );
    expect(share(write(300, { project, mistakeShare: 1 }), ({ mistake }) => mistake !== null)).toBe(
      1,
    );
  });

  test('plant each mistake in a turn of the agent, with the right answer and its source', () => {
    for (const { mistake, turns } of write(500, { project, mistakeShare: 1 })) {
      expect(mistake).not.toBeNull();
      expect(turns[mistake?.turnIndex ?? -1]?.by).toBe('agent');
      expect(mistake?.rightAnswer).not.toBe('');
      expect(mistake?.source).not.toBe('');
    }
  });

  test('satisfy four customers of five, and few of those who met a mistake', () => {
    const rated = scripts.filter(({ satisfaction }) => satisfaction !== null);
    const isSatisfied = (script: DialogueScript) => (script.satisfaction ?? 0) >= 4;
    expect(rated.length / scripts.length).toBeGreaterThan(0.25);
    expect(rated.length / scripts.length).toBeLessThan(0.45);
    expect(share(rated, isSatisfied)).toBeGreaterThan(0.81);
    expect(share(rated, isSatisfied)).toBeLessThan(0.9);
    const hurt = rated.filter(({ mistake }) => mistake?.isNoticed);
    expect(share(hurt, isSatisfied)).toBeLessThan(0.35);
  });

  test('give wrong information in a few of a hundred', () => {
    const wrong = share(scripts, ({ mistake }) => mistake?.kind.startsWith('wrong') ?? false);
    expect(wrong).toBeGreaterThan(0.02);
    expect(wrong).toBeLessThan(0.06);
  });

  test('bring back those who were not helped far more often than the others', () => {
    const comesBack = ({ returnsAfterMs }: DialogueScript) => returnsAfterMs !== null;
    const unsolved = scripts.filter(({ resolution }) => resolution === 'unsolved');
    const solved = scripts.filter(({ mistake, resolution }) => !mistake && resolution === 'solved');
    expect(share(unsolved, comesBack)).toBeGreaterThan(0.4);
    expect(share(solved, comesBack)).toBeLessThan(0.08);
  });

  test('are repeated by the same seed', () => {
    expect(write(50, { project })).toEqual(scripts.slice(0, 50));
  });

  test('can be asked for by reason, and name the department behind it', () => {
    for (const reason of projectOf(project).reasonGroups.flatMap(({ reasons }) => reasons)) {
      const [script] = write(1, { project, reasonKey: reason.key });
      expect(script?.reasonKey).toBe(reason.key);
      expect(script?.departmentKey).toBe(reason.departmentKey);
    }
  });

  test('open with the customer in writing and with the agent on the telephone', () => {
    for (const channel of channels) {
      const first = new Set(write(60, { project, channel }).map(({ turns }) => turns[0]?.by));
      expect([...first]).toEqual([channel === 'voice' ? 'agent' : 'customer']);
    }
  });

  test('never pause backwards, and make a customer wait as long as the queue did', () => {
    const waitMs = 4 * minuteMs;
    for (const { turns } of write(200, { project, waitMs })) {
      const untilReply = turns.slice(0, 1 + turns.findIndex(({ by }) => by === 'agent'));
      const waitedMs = untilReply.reduce((sum, { pauseMs }) => sum + pauseMs, 0);
      expect(turns.every(({ pauseMs }) => pauseMs >= 0)).toBe(true);
      expect(waitedMs).toBeGreaterThanOrEqual(waitMs);
    }
  });

  test('rate the speed of a long wait lower', () => {
    const meanSpeed = (waitMs: number) => {
      const speeds = write(400, { project, channel: 'chat', waitMs }).map(
        (s) => s.attributes.speed,
      );
      return speeds.reduce<number>((sum, speed) => sum + speed, 0) / speeds.length;
    };
    expect(meanSpeed(10 * minuteMs)).toBeLessThan(meanSpeed(0) - 1);
  });

  test('tell a repeated contact with the same order and reason, and say so', () => {
    const first = write(40, { project }).find(({ orderNumber }) => orderNumber !== null);
    expect(first).toBeDefined();
    if (first === undefined) return;
    const [again] = write(1, { project, channel: 'email', mistakeShare: 0, repeatOf: first });
    const { repeats } = bookOf(project).phrases.customer;
    expect(again?.reasonKey).toBe(first.reasonKey);
    expect(again?.orderNumber).toBe(first.orderNumber);
    const opening = again?.turns[0]?.text ?? '';
    expect(repeats.some((words) => opening.includes(words.slice(0, 8)))).toBe(true);
  });
});

test('a customer who is given is addressed by name', () => {
  const [script] = write(1, {
    project: 'carrier',
    channel: 'email',
    customer: { name: 'Марина Сергеевна Ковалёва', gender: 'female' },
  });
  expect(script?.turns[1]?.text).toContain('Марина Сергеевна!');
});

test('an unknown reason is a bug', () => {
  expect(() => write(1, { project: 'shop', reasonKey: 'late' })).toThrow('the reason late');
});

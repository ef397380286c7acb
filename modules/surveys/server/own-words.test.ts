import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addMs, dayMs } from '#kernel/time.ts';
import type { ConversationItem } from '#modules/contacts/contract.ts';
import { articleSearch } from '#modules/knowledge/server/index.ts';
import type { AnswerValue } from '#modules/surveys/core/answering.ts';
import { openTestCentre, type TestCentre } from '#tests/centre.ts';
import { openScene, type Scene } from '#tests/dialogue-scene.ts';
import { withoutPersonalData } from '../core/quoting.ts';
import { findIn, soughtBy } from '../core/word-search.ts';
import { exportQuotes, listOwnWords } from './own-words.ts';

const { linguistics } = articleSearch;

describe('a search in own words', () => {
  it.each([
    ['доставка', 'Ждал доставки три дня', ['доставки']],
    ['курьеры доставки', 'Доставка: курьера ждали', ['Доставка', 'курьера']],
    ['waiting', 'I waited and wait still', ['waited', 'wait']],
    ['deliv', 'Late delivery.', ['delivery']],
    ['配送太慢', '你们的配送真的太慢了', null],
    ['配送', '你们的配送太慢了', ['配送']],
    ['慢', '太慢了', ['慢']],
    ['refund доставка', 'Late delivery.', null],
  ])('for %s in "%s" finds %o', (query, text, expected) => {
    const [spans] = findIn([text], soughtBy(query, linguistics), linguistics) ?? [];
    const found = spans?.map(({ start, end }) => text.slice(start, end)) ?? null;
    expect(found).toEqual(expected);
  });

  it('finds its words in all that one customer wrote', () => {
    const wanted = soughtBy('slow rude', linguistics);
    expect(findIn(['slow', 'rude'], wanted, linguistics)).toHaveLength(2);
  });
});

describe('words without personal data', () => {
  it.each([
    ['Пишите на a@b.ru', 'Анна Котова', 'Пишите на ***'],
    ['Анне Котовой не ответили', 'Анна Котова', '*** *** не ответили'],
    ['Call me +7 900 123-45-67', null, 'Call me ***'],
    ['Will you call? I will. Mark', 'Will Mark', '*** you call? I will. ***'],
    ['我是王小明，谢谢', '王小明', '我是***，谢谢'],
    ['王先生很好', '王小明', '王先生很好'],
  ])('"%s" by %s', (text, name, expected) => {
    expect(withoutPersonalData(text, { name, linguistics })).toBe(expected);
  });
});

describe('own words', () => {
  let centre: TestCentre;
  let scene: Scene;
  let period: { from: string; until: string };

  beforeAll(async () => {
    centre = await openTestCentre();
    scene = await openScene(centre);
    const from = centre.testClock.now();
    period = { from, until: addMs(from, dayMs) };
    const yes: AnswerValue = { choices: ['yes'], words: null };
    await tell({ solved: 1, overall: 1, comment: 'Курьеры опоздали, звоните 8 900 123-45-67' });
    await tell({ overall: 5, comment: '=Быстрая доставка', quote: yes });
    await tell({ overall: 2, disappointment: { choices: ['other'], words: 'Грубый курьер' } });
    await tell({ overall: 4 });
    await scene.finish(await scene.talk());
    await centre.settle();
  });
  afterAll(() => centre.close());

  /** Contacts end one second after the other. */
  async function tell(answers: Record<string, AnswerValue>, where = scene) {
    const item: ConversationItem = await where.talk();
    await where.finish(item);
    await where.code(item);
    await centre.settle();
    for (const [key, value] of Object.entries(answers)) await where.answer(item, key, value);
    centre.testClock.advanceMs(1_000);
    return item;
  }

  async function list(wanted: Partial<Parameters<typeof listOwnWords>[1]> = {}) {
    const { projectId, person } = scene;
    return centre.run(await person('analyst'), (ctx) =>
      listOwnWords(ctx, { projectId, ...period, by: 'reason', limit: 50, ...wanted }),
    );
  }
  const textsOf = ({ items }: Awaited<ReturnType<typeof list>>) =>
    items.flatMap(({ words }) => words.map(({ text }) => text));

  it('are listed newest first, masked, without contacts where nobody wrote', async () => {
    const page = await list();
    expect(textsOf(page)).toEqual([
      'Грубый курьер',
      '=Быстрая доставка',
      'Курьеры опоздали, звоните ***',
    ]);
    expect(page).toMatchObject({ count: 3, shareableCount: 1, isCut: false, nextCursor: null });
    expect(page.items.map(({ rating, lowAttributes }) => [rating, lowAttributes])).toEqual([
      [2, []],
      [5, []],
      [1, ['solved']],
    ]);
    expect(page.groups).toEqual([
      { key: scene.reasonId, n: 3, dissatisfied: { n: 3, estimate: null } },
    ]);
    expect(Object.keys(page.reasonNames)).toEqual([scene.reasonId]);
    expect(page.questionTitles.solved?.ru).toBe('Ваш вопрос решён?');
  });

  it('are found in another form of a word, with where it stands', async () => {
    const page = await list({ query: 'курьеру' });
    expect(textsOf(page)).toEqual(['Грубый курьер', 'Курьеры опоздали, звоните ***']);
    expect(page.items[0]?.words[0]?.highlights).toEqual([{ start: 7, end: 13 }]);
    expect(textsOf(await list({ query: '900' }))).toEqual([]);
  });

  it('are narrowed to a group, a satisfaction and those that may be quoted', async () => {
    expect((await list({ by: 'attribute', group: 'solved' })).count).toBe(1);
    const glad = await list({ satisfaction: 'satisfied' });
    expect(glad).toMatchObject({ count: 1, all: { n: 3 } });
    expect(textsOf(await list({ isShareable: true }))).toEqual(['=Быстрая доставка']);
    expect((await list({ language: 'zh' })).count).toBe(0);
  });

  it('come by pages', async () => {
    const first = await list({ limit: 2 });
    expect(first).toMatchObject({ count: 3, items: { length: 2 } });
    const next = await list({ limit: 2, cursor: first.nextCursor ?? '' });
    expect(textsOf(next)).toEqual(['Курьеры опоздали, звоните ***']);
    expect(next.nextCursor).toBeNull();
  });

  it('leave as quotes only where the customer allowed it, safe to open', async () => {
    const file = await centre.run(await scene.person('lead'), (ctx) =>
      exportQuotes(ctx, { ...period, by: 'reason' }),
    );
    const day = period.from.slice(0, 10);
    expect(file.split('\r\n')).toEqual([
      '\ufeffproject,date,rating,language,quote',
      `Быстрая почта,${day},5,ru,'=Быстрая доставка`,
      '',
    ]);
  });

  it('are for those who may read surveys, of their own projects alone', async () => {
    const wanted = { ...period, by: 'reason' as const, limit: 50 };
    await expect(centre.run(scene.agent, (ctx) => listOwnWords(ctx, wanted))).rejects.toMatchObject(
      { code: 'forbidden' },
    );
    const other = await openScene(centre);
    await tell({ overall: 1, comment: 'Чужие слова' }, other);
    const stranger = await other.person('analyst');
    await expect(
      centre.run(stranger, (ctx) => listOwnWords(ctx, { ...wanted, projectId: scene.projectId })),
    ).rejects.toMatchObject({ code: 'projects.not-found' });
    const theirs = await centre.run(stranger, (ctx) => listOwnWords(ctx, wanted));
    expect(textsOf(theirs)).toEqual(['Чужие слова']);
    expect(textsOf(await list({ projectId: undefined }))).not.toContain('Чужие слова');
  });
});

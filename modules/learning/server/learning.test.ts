import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#kernel/id.ts';
import { dayMs } from '#kernel/time.ts';
import type { WrapUp } from '#modules/contacts/contract.ts';
import { putDepartment } from '#modules/projects/server/index.ts';
import { claimTask, completeEvaluation, listQueue } from '#modules/quality/server/index.ts';
import type { Actor } from '#platform/context.ts';
import { openTestCentre, type TestCentre } from '#tests/centre.ts';
import { openScene, type Scene } from '#tests/dialogue-scene.ts';
import { bestDraft } from '#tests/judging.ts';
import { readTrail } from '#tests/trail.ts';
import {
  type ImprovementGiven,
  improvementGiven,
  mistake,
  mistakeGiven,
  refusals,
} from '../contract.ts';
import {
  answerConcern,
  listConcerns,
  listMyDepartments,
  readConcern,
  showConcern,
} from './concerns.ts';
import { listImprovements, putImprovement } from './improvements.ts';
import { listMistakes, putMistake } from './mistakes.ts';
import { reasonTrend } from './trend.ts';

describe('learning', () => {
  let centre: TestCentre;
  let scene: Scene;
  let lead: Actor;
  beforeAll(async () => {
    centre = await openTestCentre();
  });
  afterAll(() => centre.close());

  const refused = (code: string) => expect.objectContaining({ code });
  const setScene = async () => {
    scene = await openScene(centre);
    lead = await scene.person('lead');
  };
  const concernsOf = async (actor: Actor) => {
    const { projectId } = scene;
    return (await centre.run(actor, (ctx) => listConcerns(ctx, { projectId, limit: 50 }))).items;
  };
  const coded = async (coding: Partial<WrapUp>, words = 'Где моя посылка?') => {
    const item = await scene.talk({ words });
    await scene.code(item, coding);
    await centre.settle();
    return item;
  };
  const caused = { causeKind: 'process' as const };

  it('brings a coded cause to the head of the department, in the customer’s words', async () => {
    await setScene();
    const item = await coded(caused, 'Третий день жду курьера');
    const [concern, ...others] = await concernsOf(scene.head);
    expect(others).toEqual([]);
    expect(concern).toMatchObject({
      departmentId: scene.departmentId,
      contactId: item.contactId,
      source: 'wrap-up',
      causeKind: 'process',
      reasonId: scene.reasonId,
      quote: 'Третий день жду курьера',
      raisedBy: scene.agent.id,
      state: 'new',
    });
    expect(await centre.run(scene.head, listMyDepartments)).toEqual([
      {
        projectId: scene.projectId,
        departmentId: scene.departmentId,
        unread: 1,
        unanswered: 1,
        improvementsOpen: 0,
      },
    ]);
  });

  it('brings low marks with words to whose reason it is, whichever comes first', async () => {
    await setScene();
    const coding = await coded({});
    await scene.answer(coding, 'overall', 1);
    await scene.answer(coding, 'comment', 'Никто не позвонил');
    const rating = await scene.talk();
    await scene.finish(rating);
    await centre.settle();
    await scene.answer(rating, 'overall', 2);
    await scene.answer(rating, 'comment', 'Опять опоздали');
    await centre.settle();
    expect(await concernsOf(lead)).toHaveLength(1);
    await scene.code(rating);
    await centre.settle();
    const concerns = await concernsOf(lead);
    expect(concerns.map(({ source, quote }) => [source, quote]).sort()).toEqual([
      ['rating', 'Никто не позвонил'],
      ['rating', 'Опять опоздали'],
    ]);
    expect(concerns.map(({ raisedBy }) => raisedBy)).toEqual([null, null]);
  });

  it('brings the causes that an evaluator found', async () => {
    await setScene();
    const evaluator = await scene.person('evaluator');
    const item = await scene.talk();
    await scene.finish(item);
    await centre.settle();
    await scene.answer(item, 'overall', 1);
    await centre.settle();
    const task = (await centre.run(evaluator, listQueue)).find(
      ({ contactId }) => contactId === item.contactId,
    );
    if (!task) throw new Error('no task');
    const { scorecard } = await centre.run(evaluator, (ctx) => claimTask(ctx, task));
    const { departmentId } = scene;
    const causes = [
      { kind: 'system' as const, departmentId, note: 'Трек не обновляется' },
      { kind: 'customer' as const, departmentId: null, note: '' },
    ];
    await centre.run(evaluator, (ctx) =>
      completeEvaluation(ctx, { ...task, draft: { ...bestDraft(scorecard), causes } }),
    );
    await centre.settle();
    expect(await concernsOf(scene.head)).toMatchObject([
      {
        source: 'evaluation',
        causeKind: 'system',
        note: 'Трек не обновляется',
        rating: 1,
        raisedBy: evaluator.id,
      },
    ]);
  });

  it('takes back what nobody has read when the coding is corrected', async () => {
    await setScene();
    const unread = await coded(caused);
    const read = await coded(caused);
    const readOne = (await concernsOf(lead)).find(({ contactId }) => contactId === read.contactId);
    await centre.run(scene.head, (ctx) =>
      readConcern(ctx, { projectId: scene.projectId, id: readOne?.id ?? '' }),
    );
    await scene.code(unread, { causeKind: null });
    await scene.code(read, { causeKind: null });
    await centre.settle();
    expect((await concernsOf(lead)).map(({ contactId }) => contactId)).toEqual([read.contactId]);
  });

  it('shows a head his own departments and no other, in every list and verb', async () => {
    await setScene();
    const { projectId } = scene;
    const otherHead = await scene.person('department-head');
    const other = await centre.runAsSystem((ctx) =>
      putDepartment(ctx, {
        id: newId(),
        projectId,
        names: { en: 'Billing', ru: 'Расчёты', zh: '结算' },
        headPersonId: otherHead.id,
        isArchived: false,
      }),
    );
    await coded(caused);
    await coded({ ...caused, departmentId: other.id });
    const [mine, ...more] = await concernsOf(scene.head);
    expect([mine?.departmentId, more]).toEqual([scene.departmentId, []]);
    expect(await concernsOf(lead)).toHaveLength(2);
    const id = mine?.id ?? '';
    const show = (actor: Actor) => centre.run(actor, (ctx) => showConcern(ctx, { projectId, id }));
    expect(await show(scene.head)).toMatchObject({ id });
    await expect(show(otherHead)).rejects.toEqual(refused(refusals.notFound));
    await expect(
      centre.run(otherHead, (ctx) => readConcern(ctx, { projectId, id })),
    ).rejects.toEqual(refused(refusals.notFound));
    await expect(
      centre.run(otherHead, (ctx) => answerConcern(ctx, { projectId, id, text: 'Наше' })),
    ).rejects.toEqual(refused(refusals.notFound));
    const given = improvementGiven.parse({ departmentId: scene.departmentId, title: 'Чужое' });
    await expect(
      centre.run(otherHead, (ctx) => putImprovement(ctx, { projectId, id: newId(), ...given })),
    ).rejects.toEqual(refused(refusals.notYourDepartment));
    const linked = { ...given, departmentId: other.id, concernIds: [id] };
    await expect(
      centre.run(otherHead, (ctx) => putImprovement(ctx, { projectId, id: newId(), ...linked })),
    ).rejects.toEqual(refused(refusals.unknownConcern));
    const trend = await centre.run(otherHead, (ctx) => reasonTrend(ctx, { projectId, weeks: 4 }));
    expect(trend.map(({ departmentId }) => departmentId)).toEqual([other.id]);
    await expect(concernsOf(scene.agent)).rejects.toEqual(refused('forbidden'));
    const stranger = centre.actor({ roles: ['lead'], projectIds: [] });
    expect(await concernsOf(stranger)).toEqual([]);
  });

  it('shows who read and who answered, and tells whoever raised it', async () => {
    await setScene();
    const { projectId, head } = scene;
    await coded(caused);
    const id = (await concernsOf(head))[0]?.id ?? '';
    const firstRead = centre.testClock.now();
    await centre.run(head, (ctx) => readConcern(ctx, { projectId, id }));
    centre.testClock.advanceMs(1_000);
    const again = await centre.run(head, (ctx) => readConcern(ctx, { projectId, id }));
    expect(again).toMatchObject({ state: 'read', readBy: head.id, readAt: firstRead });
    const from = await readTrail(centre);
    const text = 'С понедельника курьер звонит за час.';
    const answer = () => centre.run(head, (ctx) => answerConcern(ctx, { projectId, id, text }));
    expect(await answer()).toMatchObject({ state: 'answered', answeredBy: head.id, answer: text });
    const { events } = await readTrail(centre, from.end);
    expect(events.find(({ name }) => name === 'notice.added')?.data).toMatchObject({
      personId: scene.agent.id,
      kind: 'learning.concern-answered',
      aboutId: id,
    });
    await expect(answer()).rejects.toEqual(refused(refusals.alreadyAnswered));
  });

  it('keeps an improvement from hypothesis to verdict, with the concerns it answers', async () => {
    await setScene();
    const { projectId, head, departmentId } = scene;
    await coded(caused);
    const concernId = (await concernsOf(head))[0]?.id ?? '';
    const id = newId();
    const put = (changes: Partial<ImprovementGiven>) => {
      const given = improvementGiven.parse({ departmentId, title: 'Звонок за час', ...changes });
      return centre.run(head, (ctx) => putImprovement(ctx, { projectId, id, ...given }));
    };
    const idea = await put({ hypothesis: 'Клиенты ждут вслепую', concernIds: [concernId] });
    expect(idea).toMatchObject({ state: 'idea', createdBy: head.id, concernIds: [concernId] });
    expect((await concernsOf(head))[0]?.improvementIds).toEqual([id]);
    await put({ state: 'running', changeDate: '2026-03-09', concernIds: [] });
    expect((await concernsOf(head))[0]?.improvementIds).toEqual([]);
    await expect(put({ state: 'checked' })).rejects.toEqual(refused(refusals.verdictMissing));
    const checked = await put({ state: 'checked', verdict: 'Стало вдвое меньше' });
    expect(checked.createdAt).toBe(idea.createdAt);
    const list = (actor: Actor) =>
      centre.run(actor, (ctx) => listImprovements(ctx, { projectId, limit: 10 }));
    expect((await list(head)).items).toEqual([checked]);
    expect((await list(await scene.person('department-head'))).items).toEqual([]);
  });

  it('counts contacts and repeats by reason and week, and follows a corrected coding', async () => {
    await setScene();
    const { projectId, reasonId } = scene;
    const first = await scene.talk();
    await scene.code(first);
    centre.testClock.advanceMs(dayMs);
    const again = await scene.talk({ customerId: first.customerId });
    await scene.code(again);
    centre.testClock.advanceMs(7 * dayMs);
    await coded({});
    const trend = () => centre.run(lead, (ctx) => reasonTrend(ctx, { projectId, weeks: 3 }));
    const weeks = await trend();
    expect(weeks).toMatchObject([
      { reasonId, departmentId: scene.departmentId, contacts: 2, repeats: 1 },
      { reasonId, contacts: 1, repeats: 0 },
    ]);
    expect(weeks.every(({ weekFrom }) => new Date(weekFrom).getUTCDay() === 1)).toBe(true);
  });

  it('keeps a log that has no place for a guilty person', async () => {
    await setScene();
    const { projectId } = scene;
    const given = mistakeGiven.parse({
      title: 'Старые тарифы в статье',
      summary: 'Два дня клиентам называли старую цену.',
      contributingFactors: ['Статья не пересмотрена', 'Нет напоминания'],
      actions: [{ text: 'Срок пересмотра у каждой статьи', dueOn: '2026-04-01' }],
    });
    const entry = await centre.run(scene.agent, (ctx) =>
      putMistake(ctx, { projectId, id: newId(), ...given }),
    );
    const page = await centre.run(lead, (ctx) => listMistakes(ctx, { projectId, limit: 5 }));
    expect(page.items).toEqual([entry]);
    const { rows } = await centre.database.pool.query<{ name: string }>(
      `select column_name as name from information_schema.columns
       where table_schema = 'learning' and table_name = 'mistake'`,
    );
    const columns = rows.map(({ name }) =>
      name.replace(/_(.)/g, (_, letter) => letter.toUpperCase()),
    );
    expect(columns.sort()).toEqual(Object.keys(mistake.shape).sort());
    expect(
      Object.keys(mistake.shape).filter((key) => /person|agent|author|blame|guilt/i.test(key)),
    ).toEqual([]);
    expect(columns.filter((key) => /By$/.test(key))).toEqual(['createdBy']);
  });
});

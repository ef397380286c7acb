import type { Id } from '#kernel/id.ts';
import { pick, type Random, seededRandom } from '#kernel/random.ts';
import { dayMs } from '#kernel/time.ts';
import type { Gap } from '#modules/knowledge/contract.ts';
import { gaps, noteUse } from '#modules/knowledge/server/index.ts';
import { notOffered, selfServed } from '../texts/self-service.ts';
import { type DemoShelf, leadOf } from './knowledge.ts';
import type { Dialogue, World } from './world.ts';

const seed = 20_260_403;
const everyMs = 2 * dayMs;
const takenShare = 0.5;
/** Of the chats on what an article answers, so many are answered by it; and of those, so many
 *  agents look into it first. */
const answeredShare = 0.35;
const openedShare = 0.7;

/** What is missing is looked through every other day: some of it is taken, and what is late is
 *  closed, by the article that answers it or because there is nothing to write. Agents answer by
 *  the articles. Chance here is of its own. */
export function planGaps(world: World, shelf: DemoShelf): void {
  const random = seededRandom(seed);
  const answered = new Set<Id>();
  const look = async () => {
    for (const dialogue of world.dialogues.values()) {
      if (!dialogue.isClosed || answered.has(dialogue.contactId)) continue;
      answered.add(dialogue.contactId);
      if (random() < answeredShare) await answerBy(world, dialogue, { shelf, random });
    }
    const { id: projectId } = world.roster;
    const leadId = world.personId(leadOf(world));
    const open = await world.act(leadId, (ctx) => gaps.list(ctx, { projectId, state: 'open' }));
    for (const gap of open) await careFor(world, gap, { leadId, shelf, random });
    world.plan(world.nowMs() + everyMs, look);
  };
  world.plan(world.startMs + everyMs, look);
}

async function careFor(
  world: World,
  gap: Gap,
  { leadId, shelf, random }: { leadId: Id; shelf: DemoShelf; random: Random },
): Promise<void> {
  const which = { projectId: gap.projectId, id: gap.id };
  const isLate = Date.parse(gap.dueAt) < world.nowMs() + everyMs;
  if (isLate) {
    const topic = selfServed[world.roster.key].find(({ query }) => query === gap.words);
    const articleId = (topic && shelf.get(topic.articleKey)) ?? null;
    const note = articleId ? '' : notOffered[world.roster.key];
    await world.act(leadId, (ctx) => gaps.close(ctx, { ...which, articleId, note }));
  } else if (!gap.ownerId && random() < takenShare) {
    const ownerId = world.personId(pick(random, world.crew).login);
    await world.act(leadId, (ctx) => gaps.give(ctx, { ...which, ownerId }));
  }
}

async function answerBy(
  world: World,
  { script, conversationId }: Dialogue,
  { shelf, random }: { shelf: DemoShelf; random: Random },
): Promise<void> {
  const { key, id: projectId, language } = world.roster;
  const topic = selfServed[key].find(({ reasonKeys }) => reasonKeys.includes(script.reasonKey));
  const articleId = topic && shelf.get(topic.articleKey);
  if (!articleId) return;
  const use = { projectId, articleId, language, place: 'desk' as const };
  await world.act('heed', async (ctx) => {
    if (random() < openedShare) await noteUse(ctx, { ...use, kind: 'opened' });
    await noteUse(ctx, { ...use, kind: 'inserted', conversationId });
  });
}

import type { Id } from '#kernel/id.ts';
import { pick, type Random, seededRandom } from '#kernel/random.ts';
import { dayMs, hourMs, minuteMs } from '#kernel/time.ts';
import { publicArticles } from '#modules/knowledge/server/index.ts';
import { type SelfServed, selfServed, unanswered } from '../texts/self-service.ts';
import type { DemoShelf } from './knowledge.ts';
import type { Dialogue, World } from './world.ts';

const seed = 20_260_402;
const visitsPerDay = 7;
const widgetShare = 0.4;
const searchShare = 0.7;
const readShare = 0.9;
const helpedShare = 0.5;
const notHelpedShare = 0.12;
const returnShare = 0.12;
const nothingFoundShare = 0.05;
/** Of those who chat, so many looked for an answer first. */
const chatShare = 0.35;
const chatsEveryMs = 20 * minuteMs;

type Visitor = Parameters<typeof publicArticles.keepReading>[1];

/** Customers try to help themselves on the help site and in the chat widget, as soon as there is
 *  something to read; some of those who chat have tried before. Chance here is of its own. */
export function planSelfService(world: World, shelf: DemoShelf): void {
  const { startMs, endMs, roster } = world;
  const random = seededRandom(seed + roster.key.length);
  const fromMs = startMs + Math.min(dayMs, (endMs - startMs) / 4);
  const count = Math.round((visitsPerDay * (endMs - fromMs)) / dayMs);
  for (let visits = 0; visits < count; visits += 1) {
    const visitor = visitorOf(world, random);
    const topic = pick(random, selfServed[roster.key]);
    world.plan(fromMs + random() * (endMs - fromMs), async () => {
      await visit(world, visitor, { topic, shelf, random });
      if (random() > returnShare) return;
      const backMs = world.nowMs() + hourMs + 4 * random() * dayMs;
      if (backMs < endMs) {
        world.plan(backMs, () => visit(world, visitor, { topic, shelf, random }));
      }
    });
  }
  planChats(world, shelf, random);
}

function visitorOf({ roster }: World, random: Random): Visitor {
  const { id: projectId, language } = roster;
  const place = random() < widgetShare ? 'widget' : 'help-site';
  const digits = Array.from({ length: 64 }, () => Math.floor(16 * random()).toString(16));
  return { projectId, language, place, visitorHash: digits.join('') };
}

/** One searches and reads, and some say whether it helped. */
async function visit(
  world: World,
  visitor: Visitor,
  { topic, shelf, random }: { topic: SelfServed; shelf: DemoShelf; random: Random },
): Promise<void> {
  const articleId = shelf.get(topic.articleKey);
  if (!articleId) return;
  const { language, projectId } = visitor;
  const isSearch = random() < searchShare;
  const isRead = !isSearch || random() < readShare;
  const said = random();
  const hasHelped = said < helpedShare;
  const isSaid = isRead && said < helpedShare + notHelpedShare;
  const isLost = random() < nothingFoundShare;
  await world.act('heed', async (ctx) => {
    if (isLost) {
      const query = pick(random, unanswered[world.roster.key]);
      return publicArticles.keepSearch(ctx, visitor, { query, hitCount: 0 });
    }
    if (isSearch) {
      await publicArticles.keepSearch(ctx, visitor, { query: topic.query, hitCount: 3 });
    }
    if (!isRead) return;
    await publicArticles.keepReading(ctx, visitor, { articleId, language, isFromSearch: isSearch });
    if (!isSaid) return;
    const opinion = { projectId, articleId, language, number: 1, hasHelped };
    const more = { comment: '', earlierId: null, place: visitor.place };
    await publicArticles.sayOpinion(ctx, visitor, { ...opinion, ...more });
  });
}

/** Now and then somebody looks who has begun to chat, and what he has read before. */
function planChats(world: World, shelf: DemoShelf, random: Random): void {
  const seen = new Set<Id>();
  const look = async () => {
    for (const dialogue of world.open) {
      if (dialogue.channel !== 'chat' || seen.has(dialogue.contactId)) continue;
      seen.add(dialogue.contactId);
      if (random() < chatShare) await bringAlong(world, dialogue, { shelf, random });
    }
    world.plan(world.nowMs() + chatsEveryMs, look);
  };
  world.plan(world.startMs + dayMs / 2, look);
}

async function bringAlong(
  world: World,
  { script, conversationId }: Dialogue,
  { shelf, random }: { shelf: DemoShelf; random: Random },
): Promise<void> {
  const topic = selfServed[world.roster.key].find(({ reasonKeys }) =>
    reasonKeys.includes(script.reasonKey),
  );
  const articleId = topic && shelf.get(topic.articleKey);
  if (!articleId) return;
  const visitor = visitorOf(world, random);
  const { language, projectId } = visitor;
  await world.act('heed', async (ctx) => {
    await publicArticles.keepSearch(ctx, visitor, { query: topic.query, hitCount: 3 });
    await publicArticles.keepReading(ctx, visitor, { articleId, language, isFromSearch: true });
    const words = script.turns[0]?.text ?? '';
    await publicArticles.reachPerson(ctx, { projectId, language, visitor, conversationId, words });
  });
}

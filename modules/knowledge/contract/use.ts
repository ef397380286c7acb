import { z } from 'zod';
import { defineEvent } from '#kernel/event.ts';
import { id, instant, language, route } from '#platform/http/contract.ts';
import { inProject, may, oneText, projectPath, tags, textPath, words } from './ground.ts';

/** How and where an article was of use. */
export const useKind = z.enum([
  'opened',
  'inserted',
  'linked',
  'answered',
  'wrong',
  'helped',
  'not-helped',
]);
export type UseKind = z.infer<typeof useKind>;
export const usePlace = z.enum(['desk', 'library', 'help-site', 'widget']);
export type UsePlace = z.infer<typeof usePlace>;

/** How often an article was of use in the last 28 days. */
export const articleUse = z.object({
  articleId: id,
  opened: z.number().int(),
  /** Put into an answer, as text or as a link. */
  sent: z.number().int(),
  answered: z.number().int(),
  wrong: z.number().int(),
  helped: z.number().int(),
  notHelped: z.number().int(),
});
export type ArticleUse = z.infer<typeof articleUse>;

/** An article that is used far more often than is usual. */
export const trend = z.object({
  articleId: id,
  language,
  title: z.string(),
  /** Uses in the last 7 days. */
  recent: z.number().int(),
  /** Uses in 7 days, by the four weeks before. */
  usual: z.number(),
});
export type Trend = z.infer<typeof trend>;

/** How a gap was noticed: a search found nothing, or nothing that was opened; an article was marked
 *  wrong; agents answered again and again without one; an answer had to be put right. */
export const gapKind = z.enum(['no-result', 'not-opened', 'wrong', 'improvised', 'corrected']);
export type GapKind = z.infer<typeof gapKind>;

/** Something that the knowledge lacks: a task with evidence, owner and clock. */
export const gap = z.object({
  id,
  projectId: id,
  kind: gapKind,
  language,
  /** The customers' words that stand for all its evidence, masked. */
  words: z.string(),
  /** The article that is wrong, or that is written to close it. */
  articleId: id.nullable(),
  state: z.enum(['open', 'closed']),
  ownerId: id.nullable(),
  openedAt: instant,
  dueAt: instant,
  closedAt: instant.nullable(),
  closedBy: id.nullable(),
  outcome: z.enum(['written', 'answered-already', 'not-needed']).nullable(),
  note: z.string(),
  /** Contacts, visits and searches that spoke of it. */
  evidenceCount: z.number().int(),
  /** Of those, the ones of the last 28 days: what closing it would save in four weeks. */
  savesCount: z.number().int(),
});
export type Gap = z.infer<typeof gap>;

export const gapEvidence = z.object({
  id,
  kind: gapKind,
  words: z.string(),
  note: z.string(),
  sourceId: id,
  seenBy: id.nullable(),
  seenAt: instant,
});
export type GapEvidence = z.infer<typeof gapEvidence>;

/** A gap was found, has more evidence, an owner, an article, or is closed. */
export const gapPut = defineEvent('knowledge-gap.put', z.object({ gap }));
/** Its day has come and it is open. */
export const gapOverdue = defineEvent(
  'knowledge-gap.overdue',
  z.object({ gapId: id, ownerId: id.nullable(), words: z.string() }),
  ({ data }) => (data.ownerId ? [`person:${data.ownerId}`] : []),
);
/** A customer's wording was confirmed for an article. */
export const wordingConfirmed = defineEvent(
  'article.wording-confirmed',
  z.object({ articleId: id, language, words: z.string() }),
);

/** A search that an agent has left. */
export const agentSearch = inProject.extend({
  language,
  query: z.string().trim().min(1).max(300),
  hitCount: z.number().int().min(0),
  /** Null when nothing of what was found was of use. */
  openedArticleId: id.nullable(),
  conversationId: id,
});
export type AgentSearch = z.infer<typeof agentSearch>;

/** What articles are used for, and what the knowledge lacks. */
export const useRoutes = {
  use: route(may.read)
    .route({
      method: 'GET',
      path: `${projectPath}/article-use`,
      summary: 'How often articles were of use in the last 28 days, most used first',
      tags,
    })
    .input(inProject.extend({ articleId: id.optional() }))
    .output(z.object({ items: z.array(articleUse) })),
  trending: route(may.read)
    .route({
      method: 'GET',
      path: `${projectPath}/articles-trending`,
      summary: 'What is asked for far more than is usual, the strongest first, at most 5',
      tags,
    })
    .input(inProject)
    .output(z.object({ items: z.array(trend) })),
  noteUse: route(may.read)
    .route({ method: 'POST', path: `${textPath}/use`, summary: 'Count a use of an article', tags })
    .input(
      oneText.extend({
        kind: useKind.extract(['opened', 'inserted', 'linked']),
        place: usePlace.extract(['desk', 'library']),
        /** Into whose answer it went. */
        conversationId: id.nullable().default(null),
      }),
    )
    .output(z.void()),
  noteSearch: route(may.read)
    .route({
      method: 'POST',
      path: `${projectPath}/knowledge-searches`,
      summary: 'Say that a search was left; without anything opened it speaks of a gap',
      tags,
    })
    .input(agentSearch)
    .output(z.void()),
  confirmAnswer: route(may.read)
    .route({
      method: 'POST',
      path: `${textPath}/answers`,
      summary: 'Say that an article answered a customer; search learns his words',
      tags,
    })
    .input(oneText.extend({ words: words.min(1), sourceId: id }))
    .output(z.void()),
  markWrong: route(may.read)
    .route({
      method: 'POST',
      path: `${textPath}/faults`,
      summary: 'Say that an article is wrong here; it becomes a task',
      tags,
    })
    .input(oneText.extend({ words, note: words, sourceId: id }))
    .output(gap),
  gaps: route(may.read)
    .route({
      method: 'GET',
      path: `${projectPath}/knowledge-gaps`,
      summary: 'What the knowledge lacks, what would save most first, the first 200',
      tags,
    })
    .input(
      inProject.extend({ state: gap.shape.state.default('open'), language: language.optional() }),
    )
    .output(z.object({ items: z.array(gap) })),
  gap: route(may.read)
    .route({
      method: 'GET',
      path: `${projectPath}/knowledge-gaps/{gapId}`,
      summary: 'One gap with its evidence, newest first, the first 100',
      tags,
    })
    .input(inProject.extend({ gapId: id }))
    .output(z.object({ gap, evidence: z.array(gapEvidence) })),
  giveGap: route(may.write)
    .route({
      method: 'PUT',
      path: `${projectPath}/knowledge-gaps/{gapId}/owner`,
      summary: 'Take a gap, or give it to somebody',
      tags,
    })
    .input(inProject.extend({ gapId: id, ownerId: id.nullable() }))
    .output(gap),
  writeForGap: route(may.write)
    .route({
      method: 'POST',
      path: `${projectPath}/knowledge-gaps/{gapId}/article`,
      summary: 'Begin an article that closes a gap',
      tags,
    })
    .input(inProject.extend({ gapId: id }))
    .output(gap),
  closeGap: route(may.write)
    .route({
      method: 'POST',
      path: `${projectPath}/knowledge-gaps/{gapId}/closing`,
      summary: 'Close a gap: an article answers it already, or nobody needs it',
      tags,
    })
    .input(
      inProject.extend({
        gapId: id,
        /** The article that answers it already; search learns the words of the evidence. */
        articleId: id.nullable().default(null),
        note: words.default(''),
      }),
    )
    .output(gap),
};

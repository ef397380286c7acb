import type { Id } from '#kernel/id.ts';
import type { Instant } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import type { Language } from '#platform/http/contract.ts';
import type { Improvised } from '../core/improvised.ts';

/** An answer that no article gave, as it is kept. */
export interface ImprovisedRow extends Improvised {
  readonly projectId: Id;
  readonly language: Language;
  readonly agentId: Id;
  readonly answeredAt: Instant;
  /** The gap of which it speaks, once it is found to be one of many. */
  readonly gapId: Id | null;
}

type Tables = {
  'knowledge.improvised': ImprovisedRow;
  'knowledge.sent': { projectId: Id; conversationId: Id; articleId: Id; sentAt: Instant };
};

const tables = (ctx: Context) => ctx.tx.$extendTables<Tables>();
/** Answers in one language that are likened at a time: the newest. */
const maximumLikened = 300;

/** Keeps that an article went into an answer. */
export async function insertSent(ctx: Context, row: Tables['knowledge.sent']): Promise<void> {
  await tables(ctx)
    .insertInto('knowledge.sent')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Whether an article went into an answer of a conversation. */
export async function isArticleSent(
  ctx: Context,
  { projectId, conversationId }: { projectId: Id; conversationId: Id },
): Promise<boolean> {
  const row = await tables(ctx)
    .selectFrom('knowledge.sent')
    .select('articleId')
    .where('projectId', '=', projectId)
    .where('conversationId', '=', conversationId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Keeps an answer that no article gave; a contact has one. */
export async function insertImprovised(ctx: Context, row: ImprovisedRow): Promise<void> {
  await tables(ctx)
    .insertInto('knowledge.improvised')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The newest answers in a language. */
export async function readImprovised(
  ctx: Context,
  { projectId, language }: { projectId: Id; language: Language },
): Promise<ImprovisedRow[]> {
  return tables(ctx)
    .selectFrom('knowledge.improvised')
    .selectAll()
    .where('projectId', '=', projectId)
    .where('language', '=', language)
    .orderBy('answeredAt', 'desc')
    .limit(maximumLikened)
    .execute();
}

/** Notes of which gap answers speak. */
export async function setGap(
  ctx: Context,
  { projectId, contactIds, gapId }: { projectId: Id; contactIds: readonly Id[]; gapId: Id },
): Promise<void> {
  await tables(ctx)
    .updateTable('knowledge.improvised')
    .set({ gapId })
    .where('projectId', '=', projectId)
    .where('contactId', 'in', contactIds)
    .execute();
}

/** Forgets answers from before a moment. */
export async function forgetImprovised(
  ctx: Context,
  { projectId, before }: { projectId: Id; before: Instant },
): Promise<void> {
  await tables(ctx)
    .deleteFrom('knowledge.improvised')
    .where('projectId', '=', projectId)
    .where('answeredAt', '<', before)
    .execute();
}

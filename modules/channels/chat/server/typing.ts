import { refuse } from '#kernel/errors.ts';
import type { ConversationItem } from '#modules/contacts/contract.ts';
import { openConversation } from '#modules/contacts/server/index.ts';
import { authorise, type Context } from '#platform/context.ts';
import type { Live } from '#platform/live/live.ts';
import { may, type Typing, typingSignal } from '../contract.ts';
import type { InProject } from './store.ts';
import { openCurrent } from './talking.ts';
import type { Visit } from './visitors.ts';

/** The conversation in which an agent types: one of his own. */
export async function typedByAgent(ctx: Context, which: InProject): Promise<ConversationItem> {
  authorise(ctx, may.type);
  const { item } = await openConversation(ctx, which);
  if (item.agentId !== ctx.actor.id) refuse('forbidden');
  return item;
}

/** The conversation in which a visitor types; null when he has none yet. */
export async function typedByVisitor(
  ctx: Context,
  { visitor }: Visit,
): Promise<ConversationItem | null> {
  return (await openCurrent(ctx, visitor))?.item ?? null;
}

/** Tells both ends of a conversation that somebody types, or has stopped. */
export function signalTyping(
  live: Pick<Live, 'signal'>,
  { id, agentId }: ConversationItem,
  data: Typing,
): void {
  const agent = agentId ? [`person:${agentId}`] : [];
  live.signal({ name: typingSignal, subjectId: id, data }, [`conversation:${id}`, ...agent]);
}

import { refuse } from '#kernel/errors.ts';
import type { ConversationItem } from '#modules/contacts/contract.ts';
import { openConversation } from '#modules/contacts/server/index.ts';
import { authorise, type Context } from '#platform/context.ts';
import type { Live } from '#platform/live/live.ts';
import { may, previewSignal, type Typing, typingSignal } from '../contract.ts';
import { previewOf, previewReader } from '../core/preview.ts';
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

/** Tells the agent who holds a conversation what its visitor is writing, masked. It is told once
 *  and kept nowhere. */
export function signalPreview(
  live: Pick<Live, 'signal'>,
  item: ConversationItem,
  words: string,
): void {
  const reader = previewReader(item);
  if (reader === null) return;
  const data = { words: previewOf(words) };
  live.signal({ name: previewSignal, subjectId: item.id, data }, [`person:${reader}`]);
}

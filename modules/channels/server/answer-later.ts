import { refuse } from '#kernel/errors.ts';
import type { Id } from '#kernel/id.ts';
import type { Channel, ConversationItem } from '#modules/contacts/contract.ts';
import type { Context } from '#platform/context.ts';

/** A contact that waits, and where its customer wants to be answered. */
export interface AnswerWanted {
  readonly projectId: Id;
  readonly contactId: Id;
  readonly conversationId: Id;
  /** On the channel that answers: an e-mail address for mail. */
  readonly address: string;
}

/** A channel on which customers of others can be answered in their turn. */
export interface LaterAnswers {
  readonly by: Channel;
  /** Whether a project can answer so now. */
  readonly isReady: (ctx: Context, projectId: Id) => Promise<boolean>;
  /** Lets the contact go on on this channel in its place. */
  readonly goOn: (ctx: Context, wanted: AnswerWanted) => Promise<ConversationItem>;
}

const channels = new Map<Channel, LaterAnswers>();

/** Says which channel answers later; without one, nothing is offered. */
export function answerLaterOn(channel: LaterAnswers): void {
  channels.set(channel.by, channel);
}

/** Whether customers of a project can be answered later on a channel. */
export async function canAnswerLater(
  ctx: Context,
  { projectId, by }: { projectId: Id; by: Channel },
): Promise<boolean> {
  return (await channels.get(by)?.isReady(ctx, projectId)) === true;
}

/** Lets a customer who waits be answered later on another channel, in the place that his waiting
 *  gives him. Refuses with not-found a channel on which the project cannot answer, and what waits
 *  no more. */
export async function answerLater(
  ctx: Context,
  { by, ...wanted }: AnswerWanted & { by: Channel },
): Promise<ConversationItem> {
  const channel = channels.get(by);
  if (!channel || !(await channel.isReady(ctx, wanted.projectId))) refuse('not-found');
  return channel.goOn(ctx, wanted);
}

import { implement } from '@orpc/server';
import { given } from '#kernel/given.ts';
import { nameOf } from '#modules/staff/server/index.ts';
import type { RequestContext } from '#platform/http/routes.ts';
import { contactsContract } from '../contract.ts';
import { findEarlier } from './earlier.ts';
import { mergeConversations } from './merging.ts';
import { moveContact } from './moves.ts';
import {
  listConversations,
  listEarlier,
  listMine,
  listSegments,
  openConversation,
} from './reading.ts';
import { reply, takeBack } from './reply.ts';
import { suggestReasons } from './suggestions.ts';
import { listReasons, putReason, wrapUpContact } from './wrap-up.ts';

const os = implement(contactsContract).$context<RequestContext>();

/** The routes of the contract. */
export const contactsRoutes = os.router({
  mine: os.mine.handler(({ context }) =>
    context.run(async (ctx) => ({ items: await listMine(ctx) })),
  ),
  list: os.list.handler(({ input, context }) =>
    context.run((ctx) => listConversations(ctx, input)),
  ),
  open: os.open.handler(({ input, context }) =>
    context.run((ctx) => openConversation(ctx, conversationIn(input))),
  ),
  earlier: os.earlier.handler(({ input, context }) =>
    context.run((ctx) => listEarlier(ctx, { ...input, id: input.conversationId })),
  ),
  reply: os.reply.handler(({ input, context }) =>
    context.run(async (ctx) =>
      reply(ctx, { ...input, authorName: await nameOf(ctx, ctx.actor.id) }),
    ),
  ),
  takeBack: os.takeBack.handler(({ input, context }) => context.run((ctx) => takeBack(ctx, input))),
  waitForCustomer: os.waitForCustomer.handler(({ input, context }) =>
    context.run((ctx) => moveContact(ctx, contactIn(input), { to: 'wait-for-customer' })),
  ),
  finish: os.finish.handler(({ input, context }) =>
    context.run((ctx) => moveContact(ctx, contactIn(input), { to: 'wrap-up' })),
  ),
  wrapUp: os.wrapUp.handler(({ input: { projectId, contactId, ...coding }, context }) =>
    context.run((ctx) => wrapUpContact(ctx, { projectId, id: contactId, ...given(coding) })),
  ),
  suggestReasons: os.suggestReasons.handler(({ input, context }) =>
    context.run(async (ctx) => ({ items: await suggestReasons(ctx, contactIn(input)) })),
  ),
  earlierContacts: os.earlierContacts.handler(({ input, context }) =>
    context.run(async (ctx) => ({
      items: await findEarlier(ctx, { ...input, id: input.contactId }),
    })),
  ),
  segments: os.segments.handler(({ input, context }) =>
    context.run(async (ctx) => ({ items: await listSegments(ctx, contactIn(input)) })),
  ),
  merge: os.merge.handler(({ input: { projectId, conversationId, fromId }, context }) =>
    context.run((ctx) => mergeConversations(ctx, { projectId, intoId: conversationId, fromId })),
  ),
  reasons: os.reasons.handler(({ input, context }) =>
    context.run(async (ctx) => ({ items: await listReasons(ctx, input.projectId) })),
  ),
  putReason: os.putReason.handler(({ input: { reasonId, ...reason }, context }) =>
    context.run((ctx) => putReason(ctx, { ...reason, id: reasonId })),
  ),
});

function conversationIn(input: { projectId: string; conversationId: string }) {
  return { projectId: input.projectId, id: input.conversationId };
}

function contactIn(input: { projectId: string; contactId: string }) {
  return { projectId: input.projectId, id: input.contactId };
}

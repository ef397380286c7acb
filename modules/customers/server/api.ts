import { implement } from '@orpc/server';
import type { RequestContext } from '#platform/http/routes.ts';
import { customersContract } from '../contract.ts';
import { avoidAgent, meetAgain } from './avoidance.ts';
import {
  addIdentity,
  customerCard,
  editCustomer,
  findCustomers,
  listCustomers,
  recordCustomer,
  removeIdentity,
} from './customers.ts';
import { cancelImport } from './import/cancel-import.ts';
import { dismissSuggestion, mergeCustomers, previewMerge, undoMerge } from './merge.ts';
import {
  addNote,
  listConsents,
  listLifeEvents,
  listNotes,
  listOrders,
  recordConsent,
  recordLifeEvent,
  recordOrder,
} from './records.ts';

const os = implement(customersContract).$context<RequestContext>();

export const customersRoutes = os.router({
  list: os.list.handler(({ input, context }) => context.run((ctx) => listCustomers(ctx, input))),
  search: os.search.handler(({ input, context }) =>
    context.run((ctx) => findCustomers(ctx, input)),
  ),
  record: os.record.handler(({ input, context }) =>
    context.run((ctx) => recordCustomer(ctx, input)),
  ),
  get: os.get.handler(({ input, context }) => context.run((ctx) => customerCard(ctx, input))),
  cancelImport: os.cancelImport.handler(async ({ input, context }) => {
    await context.run((ctx) => cancelImport(ctx, input));
    return {};
  }),
  edit: os.edit.handler(({ input, context }) => context.run((ctx) => editCustomer(ctx, input))),
  addIdentity: os.addIdentity.handler(({ input, context }) =>
    context.run((ctx) => addIdentity(ctx, input)),
  ),
  removeIdentity: os.removeIdentity.handler(async ({ input, context }) => {
    await context.run((ctx) => removeIdentity(ctx, input));
    return {};
  }),
  avoidAgent: os.avoidAgent.handler(async ({ input, context }) => {
    await context.run((ctx) => avoidAgent(ctx, input));
    return {};
  }),
  meetAgain: os.meetAgain.handler(async ({ input, context }) => {
    await context.run((ctx) => meetAgain(ctx, input));
    return {};
  }),
  listConsents: os.listConsents.handler(({ input, context }) =>
    context.run((ctx) => listConsents(ctx, input)),
  ),
  recordConsent: os.recordConsent.handler(({ input, context }) =>
    context.run((ctx) => recordConsent(ctx, input)),
  ),
  listNotes: os.listNotes.handler(({ input, context }) =>
    context.run((ctx) => listNotes(ctx, input)),
  ),
  addNote: os.addNote.handler(({ input, context }) => context.run((ctx) => addNote(ctx, input))),
  listOrders: os.listOrders.handler(({ input, context }) =>
    context.run((ctx) => listOrders(ctx, input)),
  ),
  recordOrder: os.recordOrder.handler(({ input, context }) =>
    context.run((ctx) => recordOrder(ctx, input)),
  ),
  listLifeEvents: os.listLifeEvents.handler(({ input, context }) =>
    context.run((ctx) => listLifeEvents(ctx, input)),
  ),
  recordLifeEvent: os.recordLifeEvent.handler(({ input, context }) =>
    context.run((ctx) => recordLifeEvent(ctx, input)),
  ),
  previewMerge: os.previewMerge.handler(({ input, context }) =>
    context.run((ctx) => previewMerge(ctx, input)),
  ),
  merge: os.merge.handler(({ input, context }) => context.run((ctx) => mergeCustomers(ctx, input))),
  undoMerge: os.undoMerge.handler(({ input, context }) =>
    context.run((ctx) => undoMerge(ctx, input)),
  ),
  dismissSuggestion: os.dismissSuggestion.handler(async ({ input, context }) => {
    await context.run((ctx) => dismissSuggestion(ctx, input));
    return {};
  }),
});

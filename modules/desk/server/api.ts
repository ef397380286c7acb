import { implement } from '@orpc/server';
import type { RequestContext } from '#platform/http/routes.ts';
import { deskContract } from '../contract.ts';
import { listDrafts, saveDraft } from './drafts.ts';
import { chooseReason, setGuideValue, showGuiding } from './guide/guiding.ts';

const os = implement(deskContract).$context<RequestContext>();

/** The routes of the contract. */
export const deskRoutes = os.router({
  drafts: os.drafts.handler(({ input, context }) =>
    context.run(async (ctx) => ({ items: await listDrafts(ctx, input) })),
  ),
  saveDraft: os.saveDraft.handler(({ input, context }) =>
    context.run((ctx) => saveDraft(ctx, input)),
  ),
  guiding: os.guiding.handler(({ input, context }) =>
    context.run(async (ctx) => ({ guiding: await showGuiding(ctx, input) })),
  ),
  chooseReason: os.chooseReason.handler(({ input, context }) =>
    context.run((ctx) => chooseReason(ctx, input)),
  ),
  setGuideValue: os.setGuideValue.handler(({ input, context }) =>
    context.run((ctx) => setGuideValue(ctx, input)),
  ),
});

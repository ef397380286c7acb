import type { ConversationItem } from '#modules/contacts/contract.ts';
import { openConversation } from '#modules/contacts/server/index.ts';
import { consentState, customerCard } from '#modules/customers/server/index.ts';
import type { Context } from '#platform/context.ts';
import type { Occasion } from '../core/invitation.ts';
import type { SurveyKind } from '../core/survey.ts';
import type { Cause } from './cause.ts';
import { hasLastMailBounced, readAskedInFull } from './decision-store.ts';
import { findInvitationOf } from './store.ts';

/** What is known of an occasion, for surveys of a kind. */
export interface Known {
  readonly of: (kind: SurveyKind) => Omit<Occasion, 'id' | 'wasAskedBefore'>;
  /** The customer was asked about this contact already. */
  readonly isAskedOfContact: boolean;
}

/** Gathers what speaks for and against asking. */
export async function knownOf(ctx: Context, cause: Cause): Promise<Known> {
  const { projectId, customerId, channel, ended, trigger } = cause;
  const which = { projectId, customerId };
  const consent = await consentState(ctx, { ...which, purpose: 'survey', channel });
  const isMail = channel === 'email';
  const asked = await readAskedInFull(ctx, which);
  const contactId = ended?.contact.id;
  const before = contactId && (await findInvitationOf(ctx, { projectId, contactId }));
  const common = {
    outcome: ended?.contact.outcome ?? 'answered',
    isSolved: trigger !== 'case-solved' || ended?.contact.resolution === 'resolved',
    isReachable: !isMail || (await hasAddress(ctx, which)),
    hasBounced: isMail && (await hasBounced(ctx, cause, ended?.item)),
    hasOptedOut: consent === 'withdrawn',
    hasOpenInvitation: asked.some((each) => each.hasOpenInvitation),
  };
  return {
    of: (kind) => ({
      ...common,
      askedInFullAt: asked.find((each) => each.kind === kind)?.askedInFullAt ?? null,
    }),
    isAskedOfContact: before ? before.state !== 'not-sent' : false,
  };
}

async function hasAddress(
  ctx: Context,
  which: { projectId: string; customerId: string },
): Promise<boolean> {
  const { identities } = await customerCard(ctx, which);
  return identities.some(({ kind }) => kind === 'email');
}

/** Whether our last mail to the customer came back: the next one would, too. */
async function hasBounced(
  ctx: Context,
  which: { projectId: string; customerId: string },
  item: ConversationItem | undefined,
): Promise<boolean> {
  if (!item) return hasLastMailBounced(ctx, which);
  const { messages } = await openConversation(ctx, { projectId: item.projectId, id: item.id });
  const last = messages.findLast(
    (each) => each.kind === 'message' && each.authorKind !== 'customer',
  );
  return last?.deliveryState === 'failed';
}

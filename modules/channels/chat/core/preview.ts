import type { Id } from '#kernel/id.ts';
import type { ConversationItem } from '#modules/contacts/contract.ts';
import { masked } from '#modules/knowledge/core/masked.ts';
import { maximumPreviewLength } from './limits.ts';
import { phaseOf } from './phase.ts';

/** Of a text that was cut, what may be the end of an address or a number. */
const cutRun = /^[!-~]+/u;
/** A mailbox that is not written to its end yet: no rule would know it. */
const mailboxBegun = /[^\s@]+@[^\s@]*$/u;
/** They say nothing, and take much room on their way. */
const control = /\p{Cc}+/gu;

/** What a visitor is writing, as the agent may see it: masked like the words of any stranger.
 *  words: at most `maximumPreviewLength` long; longer ones were cut to their end. */
export function previewOf(words: string): string {
  const whole = words.length < maximumPreviewLength ? words : words.replace(cutRun, '');
  const clean = whole.toWellFormed().replace(control, ' ');
  return masked(clean).replace(mailboxBegun, '***').trim();
}

/** Who sees what is being written in a conversation: the agent who talks in it; null: nobody. */
export function previewReader({
  state,
  agentId,
}: Pick<ConversationItem, 'state' | 'agentId'>): Id | null {
  return phaseOf(state) === 'talking' ? agentId : null;
}

import { whyUndelivered } from '#modules/channels/email/core/undelivered.ts';
import type { Vocabulary } from '#platform/web/words.ts';
import type { Invitation } from '../contract.ts';

/** Why a customer was not asked, or not for everything, in a sentence; null when he was. */
export function notAskedWords(
  { notAskedReason, deliveryFailure }: Invitation,
  { t }: Pick<Vocabulary, 't'>,
): string | null {
  if (deliveryFailure !== null) return t(`surveys.undelivered.${whyUndelivered(deliveryFailure)}`);
  return notAskedReason && t(`surveys.not-asked.${notAskedReason}`);
}

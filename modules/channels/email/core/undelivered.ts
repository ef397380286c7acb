import { sendingFailures } from '../contract.ts';

/** Why a mail did not reach its customer. `not-taken`: no mail server took it in time. */
export type UndeliveredReason =
  | 'mailbox-full'
  | 'no-such-address'
  | 'turned-away'
  | 'not-taken'
  | 'no-address'
  | 'not-set-up'
  | 'unknown';

/** Tells why a mail did not reach its customer from what was kept of its failure: a mail server's
 *  words, an error of the network, or a reason of ours (`sendingFailures`).
 *  Source: RFC 3463, enhanced status codes; RFC 5321, section 4.2.3; the words of mail servers
 *  where both say too little. */
export function whyUndelivered(failure: string): UndeliveredReason {
  return (
    ownReasons.get(failure) ??
    byWords.find(([words]) => words.test(failure))?.[1] ??
    byCode.find(([code]) => code.test(codeIn(failure)))?.[1] ??
    'unknown'
  );
}

const ownReasons: ReadonlyMap<string, UndeliveredReason> = new Map([
  [sendingFailures.noAddress, 'no-address'],
  [sendingFailures.noMailbox, 'not-set-up'],
  [sendingFailures.noServer, 'not-set-up'],
]);

/** Servers call a full mailbox a refusal as well as a lack of space; networks give no code. */
const byWords: readonly (readonly [RegExp, UndeliveredReason])[] = [
  [/over ?quota|quota exceeded|(mailbox|inbox) (is )?full/i, 'mailbox-full'],
  [/\bE(CONN|HOST|NET|TIMEDOUT|NOTFOUND|AI_AGAIN|DNS)|time(d )?out/i, 'not-taken'],
];

const byCode: readonly (readonly [RegExp, UndeliveredReason])[] = [
  [/^[45]\.2\.2$|^[45]52$/, 'mailbox-full'],
  [/^[45]\.1\.|^[45]\.2\.1$|^55[013]$/, 'no-such-address'],
  [/^[45]\.[34]\.|^4\d\d$/, 'not-taken'],
  [/^5\.|^5\d\d$/, 'turned-away'],
];

/** The enhanced status code (`5.2.2`), else the reply code (`550`); '' without either. An address
 *  of the network is no code. */
function codeIn(failure: string): string {
  const enhanced = failure.match(/(?<![\d.])[45]\.\d{1,3}\.\d{1,3}(?!\.?\d)/);
  const reply = failure.match(/(?<![\d.])[45]\d\d(?=[ -]|$)/);
  return (enhanced ?? reply)?.[0] ?? '';
}

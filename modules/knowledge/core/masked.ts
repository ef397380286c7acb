/** Stands in place of what was masked. */
const mask = '***';

const mailbox = /[^\s@<>,;:"'()]+@[^\s@<>,;:"'()]+\.[^\s@<>,;:"'()]+/gu;
/** Six digits or more, with the signs that people part them by: numbers of cards, telephones,
 *  passports, orders. Years, prices and short codes stay. */
const longNumber = /\+?\p{Nd}(?:[\s().\-–/]{0,2}\p{Nd}){5,}/gu;

/** Pages are named with what opens them. */
const page = /\b(?:https?:\/\/|www\.)\S+/giu;

/** A text of a stranger without the plainest personal data: e-mail addresses, addresses of pages,
 *  long numbers. Names and addresses of houses remain, as no rule knows them. */
export function masked(text: string): string {
  return text.replace(page, mask).replace(mailbox, mask).replace(longNumber, mask);
}

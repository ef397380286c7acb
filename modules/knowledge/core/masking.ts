/** What stands where something personal stood. */
const mask = '…';
const mailbox = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}.-]+\.\p{L}{2,}/gu;
/** Five digits and more, however they are grouped: telephones, cards, orders, passports. A year, an
 *  amount or a time is shorter. */
const longNumber = /\+?\d(?:[\s().-]{0,2}\d){4,}/gu;
const address = /\b(?:https?:\/\/|www\.)\S+/giu;

/** A customer's words without what tells who he is: mailboxes, addresses of pages, long numbers.
 *  Full-width digits count as digits. Names stay, for no rule tells them from other words. */
export function masked(words: string): string {
  return words
    .normalize('NFKC')
    .replace(address, mask)
    .replace(mailbox, mask)
    .replace(longNumber, mask);
}

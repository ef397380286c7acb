import { correspondentOf, type MailAddress, type ParsedMail } from './mail.ts';

/** Who wrote a mail, as far as it can be believed. */
export interface Writer extends MailAddress {
  /** Whether the mail came from his address: then he is the person that has been met by it. */
  readonly isProven: boolean;
}

/** Longer addresses reach nobody. Source: RFC 5321, section 4.5.3.1.3. */
const maximumAddressCharacters = 254;

/** Says who wrote a mail: whom an answer goes to. The sender's address is proven, because the mail
 *  server of the centre let it in; it is not where that server found it forged, nor where a form or
 *  a forger names another address to answer to.
 *  Source: RFC 8601, section 2.2, for Authentication-Results, of which the server's own comes
 *  first; RFC 7489, section 11.2, for dmarc. */
export function writerOf(mail: ParsedMail): Writer | null {
  const writer = correspondentOf(mail);
  if (writer === null || writer.address.length > maximumAddressCharacters) return null;
  const results = mail.headers['authentication-results']?.[0] ?? '';
  const isForged = /\bdmarc\s*=\s*fail\b/i.test(results);
  return { ...writer, isProven: writer.address === mail.from?.address && !isForged };
}

/** The sender's address in the head of a mail that cannot be read; null when there is none. */
export function addressInHead(head: string): string | null {
  const [, address = ''] =
    /^from:[^\r\n]*?([^\s<>"(),:;\p{Cc}]+@[^\s<>"(),:;\p{Cc}]+)/imu.exec(head) ?? [];
  return address === '' || address.length > maximumAddressCharacters ? null : address.toLowerCase();
}

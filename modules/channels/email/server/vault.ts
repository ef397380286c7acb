import { createHmac, hkdfSync } from 'node:crypto';
import type { Id } from '#kernel/id.ts';
import { openVault } from '#platform/config/vault.ts';
import type { Hmac } from '../core/reply-address.ts';

/** Seals the settings of a mailbox: the database alone gives no password away. What is sealed for
 *  one mailbox opens for no other. */
export function seal(secret: string, mailboxId: Id, settings: object): string {
  return openVault(secret, 'email').seal(JSON.stringify(settings), mailboxId);
}

/** Opens sealed settings; its reader checks their shape. Null when they were sealed with another
 *  secret: then they must be given again. */
export function unseal(secret: string, mailboxId: Id, sealed: string): unknown {
  try {
    return JSON.parse(openVault(secret, 'email').open(sealed, mailboxId));
  } catch {
    return null;
  }
}

/** Signs reply addresses, with a key of their own. */
export function hmacOf(secret: string): Hmac {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'heed.email.reply-address', 32));
  return (text) => createHmac('sha256', key).update(text).digest();
}

import { createHash, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import { type ClaimedIdentity, type SignedIdentity, signedText } from '../core/identity.ts';
import type { StoredWidget } from './store.ts';

/** 256 bits of chance, which a visitor's browser keeps. */
export function newVisitorToken(): string {
  return randomBytes(32).toString('base64url');
}

/** A widget's public key: chance only, so that no key can be told from another. */
export function newPublicKey(): string {
  return randomBytes(12).toString('base64url');
}

/** What is stored in place of a token. Tokens are long, so a fast hash is enough. */
export function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

/** The secret with which a site signs who its visitors are. It is derived from the secret of the
 *  centre, so the database alone gives nothing away. */
export function secretOf(
  centreSecret: string,
  { id, secretNumber }: Pick<StoredWidget, 'id' | 'secretNumber'>,
): string {
  const info = `heed.chat.identity:${id}:${secretNumber}`;
  return Buffer.from(hkdfSync('sha256', centreSecret, '', info, 32)).toString('hex');
}

/** The signature that a site puts under an identity: HMAC-SHA256, hexadecimal. */
export function sign(secret: string, identity: ClaimedIdentity): string {
  return createHmac('sha256', secret).update(signedText(identity)).digest('hex');
}

/** Whether the identity carries the signature of this secret. Takes the same time either way. */
export function isSigned(secret: string, identity: SignedIdentity): boolean {
  const expected = Buffer.from(sign(secret, identity));
  const given = Buffer.from(identity.signature);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

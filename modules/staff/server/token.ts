import { createHash, randomBytes } from 'node:crypto';

/** 256 bits of chance, as 43 characters that stand in addresses and cookies as they are. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is stored in place of a token. Tokens are long, so a fast hash is enough. */
export function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

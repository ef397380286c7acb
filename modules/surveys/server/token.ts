import { createHash } from 'node:crypto';

/** What is stored in place of a survey token. It is random enough for a fast hash. */
export function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

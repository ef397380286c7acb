import { z } from 'zod';
import { id, instant } from '#platform/http/contract.ts';
import { nameText } from './person.ts';

/** What a program may do, and in which projects. */
export const newApiKey = z.object({
  name: nameText,
  permissions: z.array(z.string().max(100)).min(1).max(500),
  projectIds: z.array(id).max(1_000).default([]),
  seesEveryProject: z.boolean().default(false),
});
export type NewApiKey = z.infer<typeof newApiKey>;

export const apiKey = newApiKey.extend({
  id,
  createdAt: instant,
  lastUsedAt: instant.nullable(),
});
export type ApiKey = z.infer<typeof apiKey>;

/** The text of a key, which its owner sees once: `heed_<id>_<secret>`. */
export function apiKeyText(keyId: string, secret: string): string {
  return `heed_${keyId.replaceAll('-', '')}_${secret}`;
}

const keyPattern =
  /^heed_([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})_([\w-]{43})$/;

/** The id and the secret in an Authorization header; null when it holds no key of Heed. */
export function readApiKey(authorization: string): { id: string; secret: string } | null {
  const match = keyPattern.exec(authorization.replace(/^Bearer +/i, ''));
  if (!match) return null;
  return { id: match.slice(1, 6).join('-'), secret: match[6] ?? '' };
}

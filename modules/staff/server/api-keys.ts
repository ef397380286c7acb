import { refuse } from '#kernel/errors.ts';
import { type Id, newId } from '#kernel/id.ts';
import type { Permission } from '#kernel/permission.ts';
import { authorise, type Context } from '#platform/context.ts';
import { keyRevoked, may, refusals } from '../contract.ts';
import { type ApiKey, apiKeyText, type NewApiKey } from '../core/api-key.ts';
import { findKeys, insertKey, revokeKeyRow } from './session-store.ts';
import { hashOfToken, newToken } from './token.ts';

/** The keys of programs that are in force, the newest first. */
export async function listKeys(ctx: Context): Promise<ApiKey[]> {
  authorise(ctx, may.administer);
  return findKeys(ctx);
}

/** Makes a key and returns its text, which is nowhere else.
 *  declared: what the modules let anybody do; a key can be allowed nothing beyond. */
export async function createKey(
  ctx: Context,
  { name, permissions, projectIds, seesEveryProject }: NewApiKey,
  declared: readonly Permission[],
): Promise<{ id: Id; key: string }> {
  authorise(ctx, may.administer);
  const unknown = permissions.find((each) => !declared.some((known) => known.name === each));
  if (unknown) refuse(refusals.unknownPermission, { field: 'permissions', permission: unknown });
  const id = newId(Date.parse(ctx.now));
  const secret = newToken();
  await insertKey(ctx, {
    id,
    name,
    secretHash: hashOfToken(secret),
    permissions,
    scope: projectIds,
    seesEveryProject,
    createdAt: ctx.now,
    createdBy: ctx.actor.id,
  });
  await ctx.audit('staff.key-made', id, { permissions, projectIds, seesEveryProject });
  return { id, key: apiKeyText(id, secret) };
}

/** Revokes a key: the program is out at once. */
export async function revokeKey(ctx: Context, id: Id): Promise<void> {
  authorise(ctx, may.administer);
  if (!(await revokeKeyRow(ctx, id))) refuse('not-found');
  ctx.emit(keyRevoked, { projectId: null, subjectId: id, data: {} });
  await ctx.audit('staff.key-revoked', id);
}

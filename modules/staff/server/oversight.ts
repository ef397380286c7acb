import type { Id } from '#kernel/id.ts';
import type { Instant } from '#kernel/time.ts';
import { readAudit, verifyAudit } from '#platform/audit/audit-store.ts';
import { authorise, type Context } from '#platform/context.ts';
import { may } from '../contract.ts';
import type { Role } from '../core/role.ts';
import { readPolicy, writePolicy } from './credential-store.ts';
import { namesOf } from './people.ts';

/** Which roles need a second factor. */
export async function showPolicy(ctx: Context): Promise<{ secondFactorRequiredFor: Role[] }> {
  authorise(ctx, may.administer);
  return readPolicy(ctx);
}

/** Says which roles need a second factor. Whoever has none sets one up at his next sign-in. */
export async function changePolicy(
  ctx: Context,
  policy: { secondFactorRequiredFor: Role[] },
): Promise<void> {
  authorise(ctx, may.administer);
  await writePolicy(ctx, policy);
  await ctx.audit('staff.sign-in-policy-changed', ctx.actor.id, { ...policy });
}

export interface AuditLine {
  readonly seq: number;
  readonly at: Instant;
  readonly actorId: Id;
  readonly actorName: string | null;
  readonly action: string;
  readonly subjectId: Id;
  readonly data: Record<string, unknown>;
}

/** The audit log, newest first, page by page. cursor: the number of the last line before. */
export async function listAudit(
  ctx: Context,
  { limit, cursor }: { limit: number; cursor?: number | undefined },
): Promise<{ items: AuditLine[]; nextCursor: string | null }> {
  authorise(ctx, may.readAudit);
  const lines = await readAudit(ctx.tx, { before: cursor, limit: limit + 1 });
  const shown = lines.slice(0, limit);
  const names = await namesOf(ctx, Array.from(new Set(shown.map(({ actorId }) => actorId))));
  const last = lines.length > shown.length ? shown.at(-1) : undefined;
  return {
    items: shown.map((line) => ({ ...line, actorName: names.get(line.actorId) ?? null })),
    nextCursor: last ? String(last.seq) : null,
  };
}

/** Whether every line of the audit log follows from the one before; where not, the first. */
export async function checkAudit(
  ctx: Context,
): Promise<{ lines: number; brokenAt: number | null }> {
  authorise(ctx, may.readAudit);
  return verifyAudit(ctx.tx);
}

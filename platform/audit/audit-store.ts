import { createHash } from 'node:crypto';
import type { Id } from '#kernel/id.ts';
import type { Instant } from '#kernel/time.ts';
import type { Transaction } from '../context.ts';
import { lockUntilCommit } from '../database/lock.ts';

/** One line of the audit log. Holds ids and codes, never what a person wrote or is called. */
export interface AuditEntry {
  readonly at: Instant;
  readonly actorId: Id;
  readonly action: string;
  readonly subjectId: Id;
  readonly data: Record<string, unknown>;
}

interface StoredEntry extends AuditEntry {
  readonly seq: number;
  readonly previousHash: string;
  readonly hash: string;
}

type Tables = {
  'platform.audit': {
    seq: number;
    at: Instant;
    actorId: Id;
    action: string;
    subjectId: Id;
    data: string;
    previousHash: string;
    hash: string;
  };
};

const firstHash = '0'.repeat(64);
const pageSize = 1_000;

/** Appends one line whose hash covers the line before, so that no line can be changed or taken
 *  out unseen. Writers wait for each other: audited deeds are rare. */
export async function appendAudit(tx: Transaction, entry: AuditEntry): Promise<void> {
  const db = tx.$extendTables<Tables>();
  await lockUntilCommit(tx, 'platform.audit');
  const last = await db
    .selectFrom('platform.audit')
    .select(['seq', 'hash'])
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  const seq = (last?.seq ?? 0) + 1;
  const previousHash = last?.hash ?? firstHash;
  const data = JSON.stringify(entry.data);
  await db
    .insertInto('platform.audit')
    .values({
      ...entry,
      data,
      seq,
      previousHash,
      hash: hashOf({ ...entry, data, seq }, previousHash),
    })
    .execute();
}

/** Reads the whole log and says whether every line follows from the one before.
 *  Returns the number of lines, and the first line that does not fit. */
export async function verifyAudit(
  tx: Transaction,
): Promise<{ lines: number; brokenAt: number | null }> {
  const db = tx.$extendTables<Tables>();
  let previousHash = firstHash;
  let lines = 0;
  for (;;) {
    const page = await db
      .selectFrom('platform.audit')
      .selectAll()
      .where('seq', '>', lines)
      .orderBy('seq')
      .limit(pageSize)
      .execute();
    for (const line of page) {
      const isNext = line.seq === lines + 1 && line.previousHash === previousHash;
      if (!isNext || line.hash !== hashOf(line, previousHash))
        return { lines, brokenAt: lines + 1 };
      previousHash = line.hash;
      lines = line.seq;
    }
    if (page.length < pageSize) return { lines, brokenAt: null };
  }
}

/** The newest lines first. */
export async function readAudit(
  tx: Transaction,
  { before, limit }: { before?: number | undefined; limit: number },
): Promise<Omit<StoredEntry, 'hash' | 'previousHash'>[]> {
  const rows = await tx
    .$extendTables<Tables>()
    .selectFrom('platform.audit')
    .select(['seq', 'at', 'actorId', 'action', 'subjectId', 'data'])
    .$if(before !== undefined, (query) => query.where('seq', '<', before ?? 0))
    .orderBy('seq', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...row, data: JSON.parse(row.data) as Record<string, unknown> }));
}

function hashOf(
  line: { seq: number; at: Instant; actorId: Id; action: string; subjectId: Id; data: string },
  previousHash: string,
): string {
  const { seq, at, actorId, action, subjectId, data } = line;
  const covered = JSON.stringify([previousHash, seq, at, actorId, action, subjectId, data]);
  return createHash('sha256').update(covered).digest('hex');
}

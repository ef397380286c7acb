import { sql } from 'kysely';
import type { Transaction } from '../context.ts';

/** Holds a lock of this name until the transaction ends: one writer at a time. */
export async function lockUntilCommit(tx: Transaction, name: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(tx);
}

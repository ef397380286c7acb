import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { type Id, newId } from '#kernel/id.ts';
import type { Actor, Context } from '#platform/context.ts';
import type { Database } from '#platform/database/database.ts';
import { type CsvRecord, linesOf, recordsOf } from '#platform/files/csv.ts';
import { decodeText } from '#platform/files/encoding.ts';
import type { Language } from '#platform/http/contract.ts';
import { customersImported, type ImportProgress, may } from '../../contract.ts';
import { type ImportPlan, planImport } from '../../core/import-plan.ts';
import {
  type ImportColumn,
  type ImportRow,
  type RowRejected,
  readImportRow,
} from '../../core/import-row.ts';
import { deleteRunning, insertRunning, isCancelled, writeImport } from '../import-store.ts';
import { authoriseIn } from '../scope.ts';
import { tellStanding } from '../standing.ts';
import { writeValueLevels } from '../standing-store.ts';
import { lockOwners } from '../store.ts';
import { type Header, readHeader } from './header.ts';
import { rejectsHeader, rejectsLine } from './rejects.ts';

const batchSize = 500;

export interface ImportSummary extends ImportProgress {
  /** Columns of the file that were not read. */
  readonly ignoredColumns: readonly string[];
  /** Whether somebody stopped it before the end of the file. */
  readonly isCancelled: boolean;
}

export interface CustomerImport {
  readonly projectId: Id;
  /** By which it can be cancelled while it runs. */
  readonly id: Id;
  /** The CSV file, in any chunks. */
  readonly stream: AsyncIterable<Uint8Array>;
  /** The size of the file, when it is known. */
  readonly bytesTotal: number | null;
  /** The language in which the rejects are explained. */
  readonly language: Language;
  /** Called after each batch. */
  readonly onProgress: (progress: ImportProgress) => void;
  /** Takes the rejected rows as a CSV file; nothing when all went well. Is not ended here. */
  readonly rejects: Writable;
}

/** Imports customers from a CSV file: 500 rows a transaction, so that a break loses nothing that
 *  was reported as done and the same file can be read again. A customer is found by his external
 *  id, else his e-mail address, else his phone; a blank cell leaves what is known. Every row ends
 *  as imported, updated or rejected. `cancelImport` ends it between two batches. Refuses a file
 *  without a header that names whom to find. */
export async function importCustomers(
  database: Database,
  actor: Actor,
  { stream, bytesTotal, language, onProgress, rejects, ...which }: CustomerImport,
): Promise<ImportSummary> {
  const { projectId } = which;
  authoriseIn({ actor }, may.import, projectId);
  let isStopped = false;
  const progress = { read: 0, imported: 0, updated: 0, rejected: 0, bytesDone: 0, bytesTotal };
  const counted = counting(stream, (length) => {
    progress.bytesDone += length;
  });
  const lines = linesOf(decodeText(counted));
  try {
    const first = await lines.next();
    const header = readHeader(first.value?.text ?? '');
    const thisYear = Number(database.clock().slice(0, 4));
    await database.run(actor, (ctx) => insertRunning(ctx, which));
    const mayBreak = (cells: readonly string[]) => isBreakPlausible(cells, header);
    const records = recordsOf(lines, { delimiter: header.delimiter, mayBreak });
    for await (const batch of batchesOf(records)) {
      const { rows, rejected } = sortOut(batch, { header, thisYear, language });
      const total = { ...progress, read: progress.read + batch.length };
      const isFirstReject = progress.rejected === 0 && rejected.length > 0;
      const written = await database.run(actor, (ctx) =>
        writeBatch(ctx, { ...which, rows, rejected: rejected.length, total }),
      );
      isStopped = written === null;
      if (!written) break;
      Object.assign(progress, written);
      await write(rejects, [isFirstReject ? rejectsHeader : '', ...rejected].join(''));
      onProgress({ ...progress });
    }
    await database.run(actor, async (ctx) => {
      await deleteRunning(ctx, which);
      await ctx.audit('customers.imported', projectId, progress);
    });
    return { ...progress, ignoredColumns: header.ignored, isCancelled: isStopped };
  } finally {
    await lines.return();
  }
}

/** Whether a record may go over several lines: what is read of a customer stands on one. */
function isBreakPlausible(cells: readonly string[], { columns }: Header): boolean {
  return (
    cells.length === columns.length &&
    cells.every((cell, index) => columns[index] === null || !cell.includes('\n'))
  );
}

/** The rows that can be written, and the lines that tell of the others. */
function sortOut(
  batch: readonly CsvRecord[],
  { header, thisYear, language }: { header: Header; thisYear: number; language: Language },
): { rows: ImportRow[]; rejected: string[] } {
  const rows: ImportRow[] = [];
  const rejected: string[] = [];
  for (const record of batch) {
    const row = readRecord(record, header, thisYear);
    if ('reason' in row) rejected.push(rejectsLine(record, row, language));
    else rows.push(row);
  }
  return { rows, rejected };
}

/** Writes a batch and tells about it, so that lists elsewhere are fetched anew. null: nothing is
 *  written, as the import was cancelled. */
async function writeBatch(
  ctx: Context,
  {
    projectId,
    id,
    rows,
    rejected,
    total,
  }: Pick<CustomerImport, 'projectId' | 'id'> & {
    rows: readonly ImportRow[];
    rejected: number;
    total: ImportProgress;
  },
): Promise<ImportProgress | null> {
  if (await isCancelled(ctx, { projectId, id })) return null;
  const given = rows.flatMap((row) => row.identities);
  const found = given.length === 0 ? [] : await lockOwners(ctx, { projectId, given });
  const nowMs = Date.parse(ctx.now);
  const plan = planImport(rows, found, () => newId(nowMs));
  if (rows.length > 0) await writeImport(ctx, projectId, plan);
  await changeValueLevels(ctx, projectId, plan.customers);
  const progress = {
    ...total,
    imported: total.imported + plan.imported,
    updated: total.updated + plan.updated,
    rejected: total.rejected + rejected,
  };
  ctx.emit(customersImported, { projectId, subjectId: projectId, data: progress });
  return progress;
}

/** Gives known customers the levels that the file tells; new ones were made with theirs. */
async function changeValueLevels(
  ctx: Context,
  projectId: Id,
  customers: ImportPlan['customers'],
): Promise<void> {
  const told = customers.flatMap(({ id, valueLevel }) =>
    valueLevel === null ? [] : [{ id, valueLevel }],
  );
  if (told.length === 0) return;
  for (const { customerId, ...standing } of await writeValueLevels(ctx, projectId, told)) {
    tellStanding(ctx, { projectId, customerId }, standing);
  }
}

function readRecord(
  { cells, raw, isCut }: CsvRecord,
  { columns }: Header,
  thisYear: number,
): ImportRow | RowRejected {
  if (isCut) return { field: null, reason: 'too-long' };
  if (/[\0\ufffd]/.test(raw)) return { field: null, reason: 'broken-characters' };
  if (!cells) return { field: null, reason: 'broken-quotes' };
  const isSurplusBlank = cells.slice(columns.length).every((cell) => cell.trim() === '');
  if (cells.length < columns.length || !isSurplusBlank) {
    return { field: null, reason: 'column-count' };
  }
  const byColumn: Partial<Record<ImportColumn, string>> = {};
  columns.forEach((column, index) => {
    if (column) byColumn[column] = cells[index] ?? '';
  });
  return readImportRow(byColumn, { thisYear });
}

async function* batchesOf<Item>(items: AsyncIterable<Item>): AsyncGenerator<Item[]> {
  let batch: Item[] = [];
  for await (const item of items) {
    batch.push(item);
    if (batch.length < batchSize) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

async function* counting(
  stream: AsyncIterable<Uint8Array>,
  count: (length: number) => void,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of stream) {
    count(chunk.length);
    yield chunk;
  }
}

async function write(stream: Writable, text: string): Promise<void> {
  if (text !== '' && !stream.write(text)) await once(stream, 'drain');
}

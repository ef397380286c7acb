import type { Id } from '#kernel/id.ts';
import type { Actor } from '#platform/context.ts';
import type { Database } from '#platform/database/database.ts';
import { csvLine } from '#platform/files/csv-line.ts';
import { may } from '../contract.ts';
import { type ImportColumn, importColumns } from '../core/import-row.ts';
import { type ExportRow, readExport } from './import-store.ts';
import { authoriseIn } from './scope.ts';

const pageSize = 1_000;

/** The living customers of a project as a CSV file that an import reads, page by page: UTF-8 with
 *  the mark by which Excel knows it. Customers who come while it runs are in it too. */
export function exportCustomers(
  database: Database,
  actor: Actor,
  { projectId }: { projectId: Id },
): AsyncGenerator<string> {
  authoriseIn({ actor }, may.export, projectId);
  return pagesOf(database, actor, projectId);
}

async function* pagesOf(database: Database, actor: Actor, projectId: Id): AsyncGenerator<string> {
  await database.run(actor, (ctx) => ctx.audit('customers.exported', projectId));
  yield `\ufeff${csvLine(importColumns)}`;
  for (let afterId: Id | null = null; ; ) {
    const range = { projectId, afterId, limit: pageSize };
    const rows: ExportRow[] = await database.run(actor, (ctx) => readExport(ctx, range));
    if (rows.length > 0) yield rows.map(lineOf).join('');
    if (rows.length < pageSize) return;
    afterId = rows.at(-1)?.id ?? null;
  }
}

function lineOf(row: ExportRow): string {
  const cells: Record<ImportColumn, string | number | null> = {
    external_id: row.externalId,
    name: row.name,
    email: row.email,
    phone: row.phone,
    language: row.language,
    birth_year: row.birthYear,
    preferred_channel: row.preferredChannel,
    value_level: row.valueLevel || null,
  };
  return csvLine(importColumns.map((column) => cells[column]));
}

import pg from 'pg';

/** Empties every table of the centre, which keeps its shape. For a demo whose filling was cut off:
 *  nobody has worked in it yet. */
export async function wipe(ownerUrl: string): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    const { rows } = await owner.query<{ name: string }>(`
      select format('%I.%I', schemaname, tablename) as name from pg_tables
      where schemaname not in ('pg_catalog', 'information_schema', 'public')`);
    await owner.query(`truncate ${rows.map(({ name }) => name).join(', ')} restart identity`);
  } finally {
    await owner.end();
  }
}

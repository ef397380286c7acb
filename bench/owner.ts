import pg from 'pg';

/** Works on a database as its owner, past every rule of the application. */
export async function asOwner<T>(
  { ownerUrl }: { ownerUrl: string },
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

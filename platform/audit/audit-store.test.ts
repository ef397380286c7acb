import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#kernel/id.ts';
import { openTestCentre, type TestCentre } from '#tests/centre.ts';
import { verifyAudit } from './audit-store.ts';

describe('the audit log', () => {
  let centre: TestCentre;
  beforeAll(async () => {
    centre = await openTestCentre();
    for (let line = 0; line < 5; line += 1) {
      await centre.runAsSystem((ctx) => ctx.audit('test.done', newId(), { line, word: 'слово' }));
    }
  });
  afterAll(() => centre.close());

  const verify = () => centre.runAsSystem((ctx) => verifyAudit(ctx.tx));

  async function asOwner(statement: string): Promise<void> {
    const owner = new pg.Client({ connectionString: centre.ownerUrl });
    await owner.connect();
    await owner.query(statement);
    await owner.end();
  }

  it('fits together as it was written', async () => {
    expect(await verify()).toEqual({ lines: 5, brokenAt: null });
  });

  it('cannot be changed by the application', async () => {
    const change = centre.database.pool.query(`update platform.audit set action = 'other'`);
    await expect(change).rejects.toThrow('permission denied');
    const removal = centre.database.pool.query('delete from platform.audit');
    await expect(removal).rejects.toThrow('permission denied');
  });

  it('shows a line that even the owner changed', async () => {
    await asOwner(`update platform.audit set data = '{}' where seq = 3`);
    expect(await verify()).toMatchObject({ brokenAt: 3 });
  });

  it('shows a line that even the owner took out', async () => {
    await asOwner('delete from platform.audit where seq = 3');
    expect(await verify()).toMatchObject({ brokenAt: 3 });
  });
});

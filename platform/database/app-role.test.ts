import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { migrationFolders } from '#app/modules.ts';
import { withDatabase } from '#tests/cluster.ts';
import { UnfitDatabase } from './app-role.ts';
import { migrate } from './migrate.ts';

const appPassword = 'a password for this test';
const made: string[] = [];
let cluster: pg.Client;

beforeAll(async () => {
  cluster = new pg.Client({ connectionString: inject('clusterUrl') });
  await cluster.connect();
});
afterAll(async () => {
  for (const name of made) await cluster.query(`drop database ${name} with (force)`);
  await cluster.end();
});

/** A database of an owner with these rights, and a role for Heed that nobody has made. */
async function openPlace(rights: string) {
  const name = `role_${randomUUID().replaceAll('-', '')}`;
  await cluster.query(`create role ${name}_owner login ${rights} password 'x'`);
  await cluster.query(`create database ${name} owner ${name}_owner`);
  made.push(name);
  const url = new URL(withDatabase(inject('clusterUrl'), name));
  url.username = `${name}_owner`;
  url.password = 'x';
  const place = { ownerUrl: url.href, appRole: `${name}_app`, appPassword };
  return { ...place, migrate: () => migrate({ ...place, folders: migrationFolders }) };
}

it('an owner who may make roles needs nobody, however often he comes', async () => {
  const { migrate } = await openPlace('createrole');
  expect(await migrate()).not.toHaveLength(0);
  expect(await migrate()).toEqual([]);
});

it('an owner who may not is told which statement somebody else has to run', async () => {
  const { migrate } = await openPlace('');
  const refusal: unknown = await migrate().catch((error: unknown) => error);
  const statement = /create role .*;$/m.exec(String(refusal))?.[0] ?? '';
  expect(refusal).toBeInstanceOf(UnfitDatabase);
  expect(statement).not.toContain(appPassword);
  await cluster.query(statement);
  expect(await migrate()).not.toHaveLength(0);
  expect(await migrate()).toEqual([]);
});

it('a role that steps around row-level security is refused', async () => {
  const { appRole, migrate } = await openPlace('createrole');
  await cluster.query(`create role ${appRole} login bypassrls`);
  await expect(migrate()).rejects.toThrow('steps around row-level security');
});

it('a database that cannot be entered is told in a sentence', async () => {
  const { ownerUrl, appRole } = await openPlace('');
  const nowhere = withDatabase(ownerUrl, 'nowhere_at_all');
  const entering = migrate({ ownerUrl: nowhere, appRole, appPassword, folders: [] });
  await expect(entering).rejects.toThrow(UnfitDatabase);
});

import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { ConfigError, readConfig } from './config.ts';
import { configurationDocument } from './config-document.ts';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'heed-config-'));
  return () => rmSync(folder, { recursive: true });
});

const secret = 'a secret of more than thirty-two bytes';

function problemsOf(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    if (error instanceof ConfigError) return error.message.replaceAll(folder, 'FOLDER');
  }
  return 'none';
}

function fileWith(text: string): string {
  const file = join(folder, `${text.length}.json`);
  writeFileSync(file, text);
  return file;
}

test('without settings Heed listens on this machine only and keeps its own database', () => {
  expect(readConfig({ HEED_SECRET: secret }, fileWith('{}'))).toMatchObject({
    host: '127.0.0.1',
    port: 7300,
    publicUrl: 'http://localhost:7300',
    trustProxy: 0,
    webhookAllowPrivate: false,
  });
});

test('the environment wins over the file, and an empty variable counts as absent', () => {
  const file = fileWith('{ "port": 8000, "host": "0.0.0.0", "logLevel": "warn" }');
  const env = { HEED_SECRET: secret, HEED_PORT: '8001', HEED_LOG_LEVEL: '', HEED_CONFIG: file };
  expect(readConfig(env)).toMatchObject({ port: 8001, host: '0.0.0.0', logLevel: 'warn' });
});

test('the public address follows the port and has no slash at its end', () => {
  const publicUrl = (env: Record<string, string>) =>
    readConfig({ HEED_SECRET: secret, ...env }).publicUrl;
  expect(publicUrl({ HEED_PORT: '8002' })).toBe('http://localhost:8002');
  expect(publicUrl({ HEED_PUBLIC_URL: 'https://heed.example.com/' })).toBe(
    'https://heed.example.com',
  );
});

test('all that is wrong is told at once, with what was found, expected and an example', () => {
  const env = {
    HEED_PORT: '70000',
    HEED_PROT: '7300',
    HEED_PUBLIC_URL: 'heed.example.com',
    HEED_WEBHOOK_ALLOW_PRIVATE: 'yes',
    HEED_SECRET: 'brief',
    DATABASE_URL: 'mysql://heed:hunter2@db/heed',
  };
  const file = fileWith('{ "appRole": "Robert\'; drop", "colour": 1 }');
  expect(problemsOf(() => readConfig(env, file))).toMatchInlineSnapshot(`
    "Heed cannot start: 8 settings are wrong.
      colour in FOLDER/43.json: there is no such setting
      HEED_PROT in the environment: there is no such setting
      DATABASE_URL (databaseUrl) in the environment: found a value that is not shown
        expected an address that starts with postgres://
        for example postgres://heed:password@db.example.com:5432/heed
      HEED_PORT (port) in the environment: found "70000"
        expected a whole number from 1 to 65535
        for example 7300
      HEED_PUBLIC_URL (publicUrl) in the environment: found "heed.example.com"
        expected an address with https:// or http://, a host, perhaps a port, and no path
        for example https://heed.example.com
      HEED_SECRET (secret) in the environment: found a value that is not shown
        expected at least 32 bytes of chance
        for example what openssl rand -base64 48 prints
      HEED_APP_ROLE (appRole) in FOLDER/43.json: found "Robert'; drop"
        expected a name of small letters, digits and _
        for example heed_app
      HEED_WEBHOOK_ALLOW_PRIVATE (webhookAllowPrivate) in the environment: found "yes"
        expected true or false
        for example true"
  `);
});

test.each(['HEED_PORT', 'HEED_TRUST_PROXY', 'HEED_UPLOAD_LIMIT_BYTES'])(
  'a number in %s must be one',
  (variable) => {
    expect(() => readConfig({ HEED_SECRET: secret, [variable]: 'many' })).toThrow(variable);
    expect(() => readConfig({ HEED_SECRET: secret, [variable]: '1.5' })).toThrow(variable);
  },
);

test('a file that was named must be there and hold an object', () => {
  const missing = join(folder, 'missing.json');
  expect(() => readConfig({ HEED_CONFIG: missing })).toThrow(
    /missing\.json cannot be read: .*ENOENT/,
  );
  expect(() => readConfig({}, fileWith('[]'))).toThrow('holds no JSON object');
});

test('the secret is made once, and only its owner can read it', () => {
  const env = { HEED_DATA_FOLDER: join(folder, 'data') };
  const first = readConfig(env).secret;
  expect(Buffer.byteLength(first)).toBeGreaterThanOrEqual(32);
  expect(readConfig(env).secret).toBe(first);
  const file = join(folder, 'data', 'secret');
  expect(statSync(file).mode & 0o777).toBe(0o600);
  writeFileSync(file, '');
  expect(() => readConfig(env)).toThrow('holds no whole secret');
});

// `vitest run --update` writes it anew.
test('the document of the settings is current', async () => {
  await expect(configurationDocument()).toMatchFileSnapshot('../../docs/configuration.md');
});

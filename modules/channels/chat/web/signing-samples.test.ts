import { execFileSync, spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { signedIdentity } from '../contract.ts';
import { isSigned } from '../server/secret.ts';
import { identifySnippet, signingSamples } from './signing-samples.ts';

const secret = 'a secret that only the test knows';
const env = { ...process.env, HEED_CHAT_SECRET: secret };
const isThere = (program: string) => spawnSync(program, ['--version']).status === 0;

function check(output: string): void {
  const identity = signedIdentity.parse(JSON.parse(output));
  expect(identity).toMatchObject({ externalId: '4417', name: 'Анна', email: 'anna@example.test' });
  expect(isSigned(secret, identity)).toBe(true);
}

test('the Node sample signs as the door wants it', () => {
  const person = `{ id: '4417', email: 'anna@example.test', name: 'Анна' }`;
  const call = `console.log(JSON.stringify(heedIdentity(${person})));`;
  const code = `${signingSamples.node}\n${call}`;
  check(execFileSync(process.execPath, ['--input-type=module', '-e', code], { env }).toString());
});

test.skipIf(!isThere('python3'))('the Python sample signs as the door wants it', () => {
  const call = `import json; print(json.dumps(heed_identity("4417", "Анна", "anna@example.test")))`;
  check(execFileSync('python3', ['-c', `${signingSamples.python}\n${call}`], { env }).toString());
});

test.skipIf(!isThere('php'))('the PHP sample signs as the door wants it', () => {
  const code = signingSamples.php.replace('<?php', '');
  const call = `echo json_encode(heed_identity('4417', 'Анна', 'anna@example.test'));`;
  check(execFileSync('php', ['-r', `${code}\n${call}`], { env }).toString());
});

test('the page queues the identity until the widget is there', () => {
  const script = identifySnippet.replace(/<\/?script>/g, '').replace('IDENTITY', '{ id: 1 }');
  const page: { Heed?: { q?: ArrayLike<unknown>[] } } = {};
  new Function('window', `with (window) { ${script} }`)(page);
  expect(Array.from(page.Heed?.q?.[0] ?? [])).toEqual(['identify', { id: 1 }]);
});

import { describe, expect, test } from 'vitest';
import { type LogLevel, openLog, terminal } from './log.ts';

function listen(level: LogLevel = 'debug') {
  const lines: string[] = [];
  const destination = { write: (line: string) => lines.push(line) };
  return { lines, destination, log: openLog({ level, destination }) };
}

function logged(data: Record<string, unknown>): unknown {
  const { log, lines } = listen();
  log.info('Something happened.', data);
  return JSON.parse(lines[0] ?? '').data;
}

test('a line is JSON with its time, level, module, sentence and data', () => {
  const { log, lines } = listen();
  log.child('routing').warn('An offer was lost.', { attempt: 2 });
  expect(JSON.parse(lines[0] ?? '')).toEqual({
    level: 'warn',
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
    module: 'routing',
    message: 'An offer was lost.',
    data: { attempt: 2 },
  });
});

test('what is below the level is not written', () => {
  const { log, lines } = listen('warn');
  log.info('Quiet.');
  log.error('Loud.');
  expect(lines).toHaveLength(1);
});

describe('redaction', () => {
  test.each([
    'password',
    'sessionToken',
    'API_KEY',
    'set-cookie',
    'customerEmail',
    'phones',
    'ipAddress',
    'bodyHtml',
    'text',
    'displayName',
  ])('hides %s', (key) => {
    expect(logged({ deep: [{ [key]: 'private' }] })).toEqual({ deep: [{ [key]: '[hidden]' }] });
  });

  test.each(['subjectId', 'context', 'bodyLimitBytes', 'emailCount', 'job', 'key'])(
    'shows %s',
    (key) => {
      expect(logged({ [key]: 7 })).toEqual({ [key]: 7 });
    },
  );

  test('hides mail addresses and passwords in addresses wherever they stand', () => {
    const reason = 'no route from postgres://owner:s3cret@db/heed to <anna.li@пример.рф>';
    expect(logged({ reason })).toEqual({
      reason: 'no route from postgres://[hidden]@db/heed to <[email]>',
    });
  });

  test('keeps of an error what tells the cause, not the row that a driver hangs on it', () => {
    const cause = Object.assign(new Error('duplicate key'), {
      code: '23505',
      detail: 'Key (phone)=(+7 900 000) already exists.',
    });
    const data = logged({ error: new Error('Not saved.', { cause }) });
    expect(data).toMatchObject({ error: { message: 'Not saved.', cause: { code: '23505' } } });
    expect(JSON.stringify(data)).not.toContain('+7 900');
  });

  test('cuts what is too deep, too long or without an end', () => {
    const loop: Record<string, unknown> = { many: Array(5_000).fill({}) };
    loop.itself = loop;
    loop.long = 'x'.repeat(100_000);
    expect(JSON.stringify(logged(loop)).length).toBeLessThan(100_000);
  });
});

test('a terminal shows one readable line and the stack of an error', () => {
  const shown: string[] = [];
  const destination = terminal({ write: (line) => shown.push(line) });
  const log = openLog({ level: 'info', destination }).child('channels');
  log.error('A mailbox is silent.', { mailbox: 'support', error: new TypeError('no answer') });
  const [line = '', firstOfStack] = shown.join('').split('\n');
  expect(line).toMatch(/^\d\d:\d\d:\d\d .*error.* channels: A mailbox is silent\./);
  expect(line).toMatch(/ mailbox=support error=no answer$/);
  expect(firstOfStack).toMatch(/^ {4}at /);
});

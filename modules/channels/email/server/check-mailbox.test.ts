import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLog } from '#platform/log/log.ts';
import {
  type Dovecot,
  freePort,
  hasDovecot,
  startDovecot,
} from '../../../../tests/mail-servers.ts';
import type { ImapSettings, SmtpSettings } from '../contract.ts';
import { checkMailbox } from './check-mailbox.ts';
import { type MailDoor, openMailDoor } from './smtp-door.ts';

describe.skipIf(!hasDovecot)('the check of a mailbox', () => {
  let dovecot: Dovecot;
  let door: MailDoor;

  beforeAll(async () => {
    dovecot = await startDovecot();
    door = await openMailDoor({
      protocol: 'smtp',
      host: '127.0.0.1',
      port: 0,
      name: 'relay.example',
      isKnownAddress: async () => true,
      onMail: async () => {},
      log: openLog({ level: 'error', destination: { write: () => true } }),
    });
  });

  afterAll(async () => {
    await dovecot?.stop();
    await door?.close();
  });

  const server = { host: '127.0.0.1', security: 'none', trustedCertificate: null } as const;
  const imap = (changes: Partial<ImapSettings> = {}): ImapSettings => ({
    ...server,
    port: dovecot.ports.imap,
    login: { user: 'anna', password: dovecot.password },
    folder: 'INBOX',
    afterStoring: { kind: 'mark-seen' },
    ...changes,
  });
  const smtp = (changes: Partial<SmtpSettings> = {}): SmtpSettings => ({
    ...server,
    port: door.port,
    login: null,
    ...changes,
  });

  it('that goes well lists the folders', async () => {
    expect(await checkMailbox({ imap: imap(), smtp: smtp() })).toEqual({
      imap: { failure: null, folders: ['INBOX'] },
      smtp: { failure: null },
    });
  });

  it('tells each failure by itself, in the words of the server', async () => {
    const wrongLogin = { user: 'anna', password: 'wrong' };
    const result = await checkMailbox({
      imap: imap({ login: wrongLogin }),
      smtp: smtp({ port: await freePort() }),
    });
    expect(result.imap?.failure).toEqual({
      reason: 'login-refused',
      detail: expect.stringContaining('Authentication failed'),
    });
    expect(result.smtp?.failure).toEqual({
      reason: 'unreachable',
      detail: expect.stringContaining('ECONNREFUSED'),
    });
  });

  it('knows a missing folder and still lists those that are there', async () => {
    const { imap: checked } = await checkMailbox({
      imap: imap({ folder: 'Nowhere' }),
      smtp: smtp(),
    });
    expect(checked).toMatchObject({ failure: { reason: 'no-such-folder' }, folders: ['INBOX'] });
  });

  it('knows a server without TLS, and one whose certificate nobody vouches for', async () => {
    const { imap: checked, smtp: sent } = await checkMailbox({
      imap: imap({ port: dovecot.ports.imaps, security: 'tls' }),
      smtp: smtp({ security: 'starttls' }),
    });
    expect(checked?.failure?.reason).toBe('insecure');
    expect(sent?.failure?.reason).toBe('insecure');
  });
});

import { expect, test } from 'vitest';
import { present } from '#kernel/assert.ts';
import type { Mailbox } from '../contract.ts';
import { blankMailbox, draftOf, serversOf, withAddress } from './mailbox-draft.ts';

const queueId = '018f0000-0000-7000-8000-000000000001';

const kept: Mailbox = {
  id: '018f0000-0000-7000-8000-000000000002',
  projectId: '018f0000-0000-7000-8000-000000000003',
  address: 'help@swift.example',
  name: 'Swift',
  queueId,
  fallbackCharset: 'windows-1252',
  isOn: true,
  imap: {
    ...{ host: 'mail.swift.example', port: 993, security: 'tls', trustedCertificate: 'PEM' },
    ...{ login: { user: 'help' }, folder: 'Support' },
    afterStoring: { kind: 'move', folder: 'Done' },
  },
  smtp: {
    ...{ host: 'mail.swift.example', port: 587, security: 'starttls', trustedCertificate: null },
    login: { user: 'help' },
  },
  health: null,
};

test('servers and user are guessed from the address until they are written by hand', () => {
  const typed = withAddress(blankMailbox('Swift', queueId), 'help@swift.exam');
  const guessed = withAddress(typed, 'help@swift.example');
  expect(guessed.imap).toMatchObject({ host: 'imap.swift.example', user: 'help@swift.example' });
  expect(guessed.smtp).toMatchObject({ host: 'smtp.swift.example' });
  const imap = { ...present(guessed.imap, 'imap'), host: 'mail.other.example' };
  expect(withAddress({ ...guessed, imap }, 'info@swift.example').imap?.host).toBe(
    'mail.other.example',
  );
});

test('saving an untouched mailbox asks for what it was, with its passwords left out', () => {
  expect(serversOf(draftOf(kept), kept)).toEqual({ imap: kept.imap, smtp: kept.smtp });
});

test('who sends as he fetches sends with the new password too', () => {
  const draft = draftOf(kept);
  const imap = { ...present(draft.imap, 'imap'), password: 'another' };
  const login = { user: 'help', password: 'another' };
  expect(serversOf({ ...draft, imap }, kept)).toMatchObject({ imap: { login }, smtp: { login } });
});

test('a relay that asks nobody who he is gets no login', () => {
  expect(serversOf({ ...draftOf(kept), sender: 'none' }, kept).smtp?.login).toBeNull();
});

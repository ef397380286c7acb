import { newId } from '#kernel/id.ts';
import type { Mailbox, MailboxInput } from '../contract.ts';

type Security = 'tls' | 'starttls' | 'none';

/** A server as the form has it. */
export interface ServerDraft {
  readonly host: string;
  readonly port: number;
  readonly security: Security;
}

/** A mailbox as the form has it. password '': the one that is kept stays. */
export interface MailboxDraft {
  readonly id: string;
  readonly address: string;
  readonly name: string;
  readonly queueId: string;
  readonly isOn: boolean;
  readonly imap: (ServerDraft & { readonly user: string; readonly password: string }) | null;
  readonly smtp: ServerDraft | null;
  /** Who sends: the one who fetches, somebody else, or nobody in particular. */
  readonly sender: 'same' | 'none' | { readonly user: string; readonly password: string };
}

export const usualPorts = {
  imap: { tls: 993, starttls: 143, none: 143 },
  smtp: { tls: 465, starttls: 587, none: 25 },
} as const satisfies Record<string, Record<Security, number>>;

/** A new mailbox with what is usual. name: whom customers see. */
export function blankMailbox(name: string, queueId: string): MailboxDraft {
  return {
    id: newId(),
    address: '',
    name,
    queueId,
    isOn: true,
    imap: { host: '', port: 993, security: 'tls', user: '', password: '' },
    smtp: { host: '', port: 587, security: 'starttls' },
    sender: 'same',
  };
}

/** The form for a mailbox that is there. */
export function draftOf(mailbox: Mailbox): MailboxDraft {
  const { id, address, name, queueId, isOn, imap, smtp } = mailbox;
  const sender = smtp?.login?.user;
  return {
    ...{ id, address, name, queueId, isOn },
    imap: imap && { ...serverOf(imap), user: imap.login.user, password: '' },
    smtp: smtp && serverOf(smtp),
    sender: senderOf(sender, imap?.login.user),
  };
}

function senderOf(sender: string | undefined, fetcher: string | undefined) {
  if (sender === undefined) return 'none';
  return sender === fetcher ? 'same' : { user: sender, password: '' };
}

function serverOf({ host, port, security }: ServerDraft): ServerDraft {
  return { host, port, security };
}

/** What the draft asks of the servers. kept: the mailbox as it is, whose finer settings stay. */
export function serversOf(
  draft: MailboxDraft,
  kept: Mailbox | undefined,
): Pick<MailboxInput, 'imap' | 'smtp'> {
  const { imap, smtp, sender } = draft;
  const login = imap && loginOf(imap);
  const senderLogin = sender === 'same' ? login : sender === 'none' ? null : loginOf(sender);
  return {
    imap: imap &&
      login && {
        ...serverOf(imap),
        login,
        trustedCertificate: kept?.imap?.trustedCertificate ?? null,
        folder: kept?.imap?.folder ?? 'INBOX',
        afterStoring: kept?.imap?.afterStoring ?? { kind: 'mark-seen' },
      },
    smtp: smtp && {
      ...smtp,
      login: senderLogin,
      trustedCertificate: kept?.smtp?.trustedCertificate ?? null,
    },
  };
}

function loginOf({ user, password }: { user: string; password: string }) {
  return { user, ...(password && { password }) };
}

/** The draft with another address; what was guessed from the former one is guessed anew. */
export function withAddress(draft: MailboxDraft, address: string): MailboxDraft {
  const guess = (kind: string, of: string) => {
    const domain = of.split('@')[1] ?? '';
    return domain.includes('.') ? `${kind}.${domain}` : '';
  };
  const { imap, smtp } = draft;
  const follow = (value: string, former: string, next: string) => (value === former ? next : value);
  return {
    ...draft,
    address,
    imap: imap && {
      ...imap,
      host: follow(imap.host, guess('imap', draft.address), guess('imap', address)),
      user: follow(imap.user, draft.address, address),
    },
    smtp: smtp && {
      ...smtp,
      host: follow(smtp.host, guess('smtp', draft.address), guess('smtp', address)),
    },
  };
}

import { createTransport } from 'nodemailer';
import type { ImapSettings, MailFailure, SmtpSettings } from '../contract.ts';
import { imapClient, select } from './imap-client.ts';
import { failureOf } from './mail-failure.ts';
import { smtpOptions } from './smtp-sender.ts';

/** What trying the settings of a mailbox showed; failure is null where all went well. */
export interface MailboxCheck {
  readonly imap: { readonly failure: MailFailure | null; readonly folders: readonly string[] };
  readonly smtp: { readonly failure: MailFailure | null };
}

const maximumFolders = 500;

/** Tries a mailbox before it is saved: logs in on both servers and opens the folder. Changes
 *  nothing and sends nothing. */
export async function checkMailbox(settings: {
  imap: ImapSettings;
  smtp: SmtpSettings;
}): Promise<MailboxCheck> {
  const [imap, smtp] = await Promise.all([checkImap(settings.imap), checkSmtp(settings.smtp)]);
  return { imap, smtp };
}

async function checkImap(settings: ImapSettings): Promise<MailboxCheck['imap']> {
  const client = imapClient(settings);
  let folders: string[] = [];
  try {
    await client.connect();
    folders = (await client.list()).map(({ path }) => path).slice(0, maximumFolders);
    await select(client, settings.folder, { readOnly: true });
    return { failure: null, folders };
  } catch (error) {
    return { failure: failureOf(error), folders };
  } finally {
    client.close();
  }
}

async function checkSmtp(settings: SmtpSettings): Promise<MailboxCheck['smtp']> {
  const transport = createTransport(smtpOptions(settings));
  try {
    await transport.verify();
    return { failure: null };
  } catch (error) {
    return { failure: failureOf(error) };
  } finally {
    transport.close();
  }
}

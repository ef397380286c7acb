import { createTransport } from 'nodemailer';
import type { ImapSettings, MailboxCheck, SmtpSettings } from '../contract.ts';
import { imapClient, select } from './imap-client.ts';
import { failureOf } from './mail-failure.ts';
import { smtpOptions } from './smtp-sender.ts';

const maximumFolders = 500;

/** Tries a mailbox before it is saved: logs in on the servers that it has and opens the folder.
 *  Changes nothing and sends nothing. */
export async function checkMailbox(settings: {
  imap: ImapSettings | null;
  smtp: SmtpSettings | null;
}): Promise<MailboxCheck> {
  const [imap, smtp] = await Promise.all([
    settings.imap && checkImap(settings.imap),
    settings.smtp && checkSmtp(settings.smtp),
  ]);
  return { imap, smtp };
}

async function checkImap(settings: ImapSettings): Promise<NonNullable<MailboxCheck['imap']>> {
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

async function checkSmtp(settings: SmtpSettings): Promise<NonNullable<MailboxCheck['smtp']>> {
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

import { maximumAttachments, maximumBodyLength } from '#modules/contacts/contract.ts';
import type { MailAttachment, MailRemark, ParsedMail } from './mail.ts';
import { visibleText } from './visible-text.ts';

/** HTML longer than this is left out: whoever opens the conversation would wait for it. */
const maximumHtmlCharacters = 400_000;
const maximumInlineFiles = 50;

/** What of a mail becomes a message. */
export interface MailContent {
  readonly body: string;
  readonly html: string | null;
  /** Shown below the text. */
  readonly files: readonly MailAttachment[];
  /** Shown in the text. */
  readonly inlineFiles: readonly MailAttachment[];
  readonly remarks: readonly MailRemark[];
}

/** Fits a mail into a message: what its writer says, its files, and a remark on all that had to be
 *  left out. html: sanitised; null when the mail has none or it could not be made safe. */
export function contentOf(mail: ParsedMail, html: string | null): MailContent {
  const remarks = new Set(mail.remarks);
  const said = visibleText(mail.text);
  if (said.length > maximumBodyLength) remarks.add('text-cut');
  const isShown = html !== null && html.length <= maximumHtmlCharacters;
  if (mail.html !== null && !isShown) remarks.add('html-left-out');
  const inlineFiles = isShown ? mail.attachments.filter(({ isInline }) => isInline) : [];
  const files = mail.attachments.filter((file) => !inlineFiles.includes(file));
  if (files.length > maximumAttachments || inlineFiles.length > maximumInlineFiles) {
    remarks.add('attachments-left-out');
  }
  return {
    // A cut through a pair would leave half of it.
    body: said.slice(0, maximumBodyLength).toWellFormed(),
    html: isShown ? html : null,
    files: files.slice(0, maximumAttachments),
    inlineFiles: inlineFiles.slice(0, maximumInlineFiles),
    remarks: [...remarks],
  };
}

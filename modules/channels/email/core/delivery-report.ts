import { type MailReport, messageIdsIn, type ReportedRecipient } from './mail.ts';

const maximumReportedRecipients = 100;

/** Reads a machine's report about a mail that we sent.
 *  statusText: the body of the part `message/delivery-status`. originalHeaders: the head of the
 *  mail that it is about, as far as it was sent back.
 *  Source: RFC 3464, sections 2.2 and 2.3; RFC 6522. */
export function readReport(parts: {
  reportType: string;
  statusText: string;
  originalHeaders: string;
}): MailReport {
  const blocks = parts.statusText.replace(/\r\n?/g, '\n').split(/\n[ \t]*\n/);
  return {
    reportType: parts.reportType.toLowerCase(),
    recipients: blocks.flatMap(recipientIn).slice(0, maximumReportedRecipients),
    originalMessageId: originalMessageId(parts.statusText, parts.originalHeaders),
  };
}

/** The fields of `Name: value` lines by name in lower case; of one name the first. */
function fieldsOf(block: string): Map<string, string> {
  const fields = new Map<string, string>();
  const lines = block
    .replace(/\r\n?/g, '\n')
    .replace(/\n[ \t]+/g, ' ')
    .split('\n');
  for (const line of lines) {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon).trim().toLowerCase();
    if (colon > 0 && !fields.has(name)) fields.set(name, line.slice(colon + 1).trim());
  }
  return fields;
}

function recipientIn(block: string): ReportedRecipient[] {
  const fields = fieldsOf(block);
  const address = fields.get('original-recipient') ?? fields.get('final-recipient');
  if (address === undefined) return [];
  const status = fields.get('status')?.match(/\b[245]\.\d{1,3}\.\d{1,3}\b/)?.[0] ?? null;
  return [
    {
      address: withoutType(address).replace(/^<|>$/g, '').toLowerCase(),
      action: (fields.get('action') ?? 'failed').split(/[\s(]/)[0]?.toLowerCase() ?? 'failed',
      status,
      diagnostic: withoutType(fields.get('diagnostic-code') ?? '') || null,
    },
  ];
}

/** `rfc822; maria@example.com` without the type before the semicolon. */
function withoutType(value: string): string {
  return value.slice(value.indexOf(';') + 1).trim();
}

function originalMessageId(statusText: string, originalHeaders: string): string | null {
  const inHeaders = fieldsOf(originalHeaders).get('message-id');
  const inStatus = fieldsOf(statusText).get('original-message-id');
  return messageIdsIn(inHeaders ?? inStatus ?? '')[0] ?? null;
}

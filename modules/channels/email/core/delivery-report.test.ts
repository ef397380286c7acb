import { expect, it } from 'vitest';
import { readReport } from './delivery-report.ts';

const postfixStatus = [
  'Reporting-MTA: dns; relay.shop.example',
  'X-Postfix-Queue-ID: 4XyZ',
  'Arrival-Date: Sat, 21 Nov 2026 13:00:00 +0300 (MSK)',
  '',
  'Final-Recipient: rfc822; Maria@Example.net',
  'Original-Recipient: rfc822;Maria@Example.net',
  'Action: failed',
  'Status: 5.1.1',
  'Remote-MTA: dns; mx.example.net',
  'Diagnostic-Code: smtp; 550 5.1.1 <Maria@Example.net>: Recipient address',
  '    rejected: User unknown',
  '',
].join('\r\n');

it('a report of Postfix tells the recipient, the status and the original mail', () => {
  const report = readReport({
    reportType: 'Delivery-Status',
    statusText: postfixStatus,
    originalHeaders: 'From: support@shop.example\r\nMessage-ID:\r\n <a.m1@heed.shop.example>\r\n',
  });
  expect(report).toEqual({
    reportType: 'delivery-status',
    recipients: [
      {
        address: 'maria@example.net',
        action: 'failed',
        status: '5.1.1',
        diagnostic: '550 5.1.1 <Maria@Example.net>: Recipient address rejected: User unknown',
      },
    ],
    originalMessageId: 'a.m1@heed.shop.example',
  });
});

it('a report without the original takes its id from the report, and may name nobody', () => {
  const statusText = 'Reporting-UA: outlook\nOriginal-Message-ID: <b@shop.example>\n';
  const report = readReport({ reportType: 'x', statusText, originalHeaders: '' });
  expect(report).toEqual({ reportType: 'x', recipients: [], originalMessageId: 'b@shop.example' });
});

it('a report about several recipients tells of each', () => {
  const block = (name: string, action: string) =>
    `Final-Recipient: rfc822; ${name}@example.net\nAction: ${action} (later)\nStatus: 4.4.1 (x)\n`;
  const statusText = `Reporting-MTA: dns; a\n\n${block('a', 'delayed')}\n${block('b', 'Failed')}`;
  const { recipients } = readReport({
    reportType: 'delivery-status',
    statusText,
    originalHeaders: '',
  });
  expect(recipients.map((one) => [one.address, one.action, one.status])).toEqual([
    ['a@example.net', 'delayed', '4.4.1'],
    ['b@example.net', 'failed', '4.4.1'],
  ]);
});

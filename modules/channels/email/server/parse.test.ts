import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import type { ParsedMail } from '../core/mail.ts';
import { mailLimits } from './limits.ts';
import { parseRaw } from './parse.ts';
import { head, rawMail } from './raw-mail.fixture.ts';

const russian = 'Где моя посылка? Она должна была прийти в понедельник.';
const chinese = '我的包裹在哪里？应该星期一到。';
const japanese = '荷物はどこですか';

async function parsed(raw: Uint8Array, fallbackCharset = 'windows-1251'): Promise<ParsedMail> {
  const result = await parseRaw(raw, { fallbackCharset });
  if (result.kind !== 'parsed') throw new Error(`not parsed: ${result.reason}`);
  return result.mail;
}

function inCharset(charset: string, text: string, encoding = '8bit'): Buffer {
  const bytes = iconv.encode(text, charset);
  const body = encoding === 'base64' ? bytes.toString('base64') : bytes;
  const word = `=?${charset}?B?${bytes.subarray(0, 30).toString('base64')}?=`;
  const type = `Subject: ${word}\nContent-Type: text/plain; charset=${charset}\n`;
  return rawMail(head, type, `Content-Transfer-Encoding: ${encoding}\n\n`, body, '\n');
}

it('an ordinary mail gives all that its head says', async () => {
  const mail = await parsed(
    rawMail(
      head,
      'Cc: "Petrov, Ivan" <Ivan@Example.net>, team: a@example.net, b@example.net;\n',
      'Reply-To: <m2@example.net>\nIn-Reply-To: <a@x>\nReferences: <r1@x>\n <r2@x>\n\t<a@x>\n',
      'Subject: Where\n is it?\nX-Autoreply: no\n\nHello\nthere\n',
    ),
  );
  expect(mail).toMatchObject({
    messageId: 'q1@example.net',
    inReplyTo: ['a@x'],
    references: ['r1@x', 'r2@x', 'a@x'],
    subject: 'Where is it?',
    sentAt: '2026-11-21T10:00:00.000Z',
    from: { name: 'Maria', address: 'maria@example.net' },
    replyTo: [{ name: '', address: 'm2@example.net' }],
    to: [{ name: '', address: 'support@shop.example' }],
    cc: [
      { name: 'Petrov, Ivan', address: 'ivan@example.net' },
      { name: '', address: 'a@example.net' },
      { name: '', address: 'b@example.net' },
    ],
    text: 'Hello\nthere\n',
    html: null,
    attachments: [],
    report: null,
    remarks: [],
  });
  expect(mail.headers['x-autoreply']).toEqual(['no']);
});

describe('a charset', () => {
  const table: [string, string][] = [
    ['koi8-r', russian],
    ['windows-1251', russian],
    ['gb18030', chinese],
    ['gbk', chinese],
    ['gb2312', chinese],
    ['big5', '我的包裹在哪裡'],
    ['shift_jis', japanese],
    ['utf-16le', russian],
    ['iso-8859-5', russian],
  ];
  it.each(table)('named %s is read', async (charset, text) => {
    for (const encoding of charset === 'utf-16le' ? ['base64'] : ['8bit', 'base64']) {
      const mail = await parsed(inCharset(charset, text, encoding));
      expect(mail.text.trim()).toBe(text);
      expect(mail.subject).toBe(iconv.decode(iconv.encode(text, charset).subarray(0, 30), charset));
      expect(mail.remarks).toEqual([]);
    }
  });

  it('named ISO-2022-JP is read', async () => {
    const bytes = rawMail('\x1b$B', '2YJ*$O$I$3$G$9$+', '\x1b(B');
    const word = `=?ISO-2022-JP?B?${bytes.toString('base64')}?=`;
    const type = `Subject: ${word}\nContent-Type: text/plain; charset=ISO-2022-JP\n\n`;
    const mail = await parsed(rawMail(head, type, bytes, '\n'));
    expect([mail.subject, mail.text.trim()]).toEqual([japanese, japanese]);
  });

  const unsaid: [string, string][] = [
    ['not named', ''],
    ['unknown', 'Content-Type: text/plain; charset=x-mac-nobody\n'],
    ['wrongly named UTF-8', 'Content-Type: text/plain; charset=utf-8\n'],
    ['wrongly named ASCII', 'Content-Type: text/plain; charset=us-ascii\n'],
  ];
  it.each(unsaid)('%s is UTF-8 when it can be, else the fallback', async (_, type) => {
    const utf8 = await parsed(rawMail(head, type, '\n', Buffer.from(chinese)), 'gb18030');
    expect(utf8).toMatchObject({ text: chinese, remarks: [] });
    const legacy = await parsed(rawMail(head, type, '\n', iconv.encode(russian, 'windows-1251')));
    expect(legacy).toMatchObject({ text: russian, remarks: ['charset-guessed'] });
    const gb = await parsed(rawMail(head, type, '\n', iconv.encode(chinese, 'gb18030')), 'gb18030');
    expect(gb).toMatchObject({ text: chinese, remarks: ['charset-guessed'] });
  });

  it('of a text cut within a character stays UTF-8 and the reader is told', async () => {
    const cut = Buffer.from(russian).subarray(0, -2);
    const mail = await parsed(rawMail(head, '\n', cut));
    expect(mail.text.startsWith('Где моя посылка?')).toBe(true);
    expect(mail.remarks).toEqual(['characters-broken']);
  });

  it('of a raw 8-bit head is the one of the text, or the fallback', async () => {
    const koi8 = (text: string) => iconv.encode(text, 'koi8-r');
    const named = await parsed(
      rawMail(
        'From: ',
        koi8('Мария'),
        ' <maria@example.net>\nSubject: ',
        koi8('Посылка'),
        '\n',
        'Content-Type: text/plain; charset=koi8-r\n\n',
        koi8(russian),
      ),
    );
    expect([named.from?.name, named.subject, named.text]).toEqual(['Мария', 'Посылка', russian]);
    const unnamed = await parsed(
      rawMail('Subject: ', iconv.encode('Посылка', 'windows-1251'), '\n\nHi'),
    );
    expect(unnamed.subject).toBe('Посылка');
    const utf8 = await parsed(rawMail('Subject: ', Buffer.from('包裹'), '\n\nHi'));
    expect(utf8.subject).toBe('包裹');
  });
});

function multipart(kind: string, parts: (string | Uint8Array)[][]): Buffer {
  const separated = parts.flatMap((part) => ['\n--b1\n', ...part]);
  return rawMail(
    head,
    `Content-Type: multipart/${kind}; boundary=b1\n\n`,
    ...separated,
    '\n--b1--\n',
  );
}

const plainPart = ['Content-Type: text/plain\n\nSee the file.'];
const pdf = Buffer.from('%PDF-1.4');

function filePart(headers: string, bytes: Uint8Array = pdf): (string | Uint8Array)[] {
  return [
    `${headers}\nContent-Transfer-Encoding: base64\n\n${Buffer.from(bytes).toString('base64')}`,
  ];
}

describe('an attachment', () => {
  const named: [string, string, string][] = [
    ['plain', 'Content-Disposition: attachment; filename="a b.pdf"', 'a b.pdf'],
    [
      'RFC 2231',
      "Content-Disposition: attachment; filename*=UTF-8''%D0%A1%D1%87%D1%91%D1%82.pdf",
      'Счёт.pdf',
    ],
    [
      'RFC 2231 in pieces',
      `Content-Disposition: attachment; filename*0*=koi8-r''%F3%DE;
 filename*1*=%A3%D4; filename*2=.pdf`,
      'Счёт.pdf',
    ],
    [
      'an encoded word',
      'Content-Type: application/pdf; name="=?GB18030?B?1cu1pS5wZGY=?="',
      '账单.pdf',
    ],
    ['a path', 'Content-Disposition: attachment; filename="..\\\\..\\\\etc/passwd"', 'passwd'],
    [
      'a turned ending',
      "Content-Disposition: attachment; filename*=UTF-8''a%E2%80%AEfdp.exe",
      'afdp.exe',
    ],
    [
      'too long a name',
      `Content-Disposition: attachment; filename="${'a'.repeat(400)}.pdf"`,
      `${'a'.repeat(146)}.pdf`,
    ],
    ['no name', 'Content-Type: application/pdf', 'attachment-1.pdf'],
  ];
  it.each(named)('with %s has a name that is safe', async (_, headers, fileName) => {
    const { attachments } = await parsed(multipart('mixed', [plainPart, filePart(headers)]));
    expect(attachments).toHaveLength(1);
    expect(attachments[0]).toMatchObject({ fileName, isInline: false, bytes: new Uint8Array(pdf) });
  });

  it('with a name in raw 8-bit characters has it in the fallback charset', async () => {
    const name = iconv.encode('Счёт.pdf', 'windows-1251');
    const part = ['Content-Disposition: attachment; filename="', name, '"\n\n%PDF'];
    const { attachments } = await parsed(multipart('mixed', [plainPart, part]));
    expect(attachments[0]?.fileName).toBe('Счёт.pdf');
  });

  it('that the HTML shows is inline, its neighbour is not', async () => {
    const mail = await parsed(
      multipart('related', [
        ['Content-Type: text/html\n\n<p>Look: <img src="cid:i1@x"></p>'],
        filePart('Content-Type: image/png; name=a.png\nContent-ID: <i1@x>'),
        filePart('Content-Type: image/png; name=b.png\nContent-ID: <i2@x>'),
      ]),
    );
    expect(mail.attachments.map((one) => [one.contentId, one.isInline])).toEqual([
      ['i1@x', true],
      ['i2@x', false],
    ]);
    expect(mail.html).toContain('cid:i1@x');
    expect(mail.text).toBe('Look:');
  });

  const kept: [string, string, string][] = [
    ['TNEF', 'application/ms-tnef', 'winmail.dat'],
    ['an S/MIME signature', 'application/pkcs7-signature', 'smime.p7s'],
    ['a calendar invitation', 'text/calendar', 'invite.ics'],
    ['a business card', 'text/vcard', 'maria.vcf'],
  ];
  it.each(kept)('%s is kept as it is', async (_, contentType, fileName) => {
    const part = filePart(`Content-Type: ${contentType}; name=${fileName}`);
    const mail = await parsed(multipart('mixed', [plainPart, part]));
    expect(mail.text).toBe('See the file.');
    expect(mail.attachments).toMatchObject([{ contentType, fileName, bytes: new Uint8Array(pdf) }]);
  });

  it('that is a mail is kept whole, with what is attached to it', async () => {
    const inner = `From: b@example.net\nSubject: Inner\nContent-Type: multipart/mixed; boundary=b2

--b2\n\nInner text\n--b2\nContent-Type: text/plain; name=c.txt\n\nc\n--b2--`;
    const mail = await parsed(
      multipart('mixed', [
        plainPart,
        [`Content-Type: message/rfc822\nContent-Disposition: inline\n\n${inner}`],
      ]),
    );
    expect(mail).toMatchObject({ subject: '', text: 'See the file.' });
    expect(mail.attachments).toMatchObject([
      { fileName: 'attachment-1.eml', contentType: 'message/rfc822' },
    ]);
    expect(Buffer.from(mail.attachments[0]?.bytes ?? []).toString()).toBe(
      inner.replace(/\n/g, '\r\n'),
    );
  });

  it('beyond the hundredth is left out and the reader is told', async () => {
    const part = filePart('Content-Type: application/pdf');
    const parts = [plainPart, ...Array<typeof part>(mailLimits.attachments + 1).fill(part)];
    const mail = await parsed(multipart('mixed', parts));
    expect(mail.attachments).toHaveLength(mailLimits.attachments);
    expect(mail.remarks).toEqual(['attachments-left-out']);
  });
});

describe('cipher text', () => {
  it('of PGP and S/MIME is kept, and the reader is told', async () => {
    const parts = [
      ['Content-Type: application/pgp-encrypted\n\nVersion: 1'],
      ['Content-Type: application/octet-stream; name=encrypted.asc\n\n-----BEGIN PGP MESSAGE-----'],
    ];
    const pgp = await parsed(multipart('encrypted', parts));
    expect(pgp).toMatchObject({ text: '', remarks: ['encrypted'] });
    expect(pgp.attachments.map((one) => one.fileName)).toContain('encrypted.asc');
    const type =
      'Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m\n';
    const smime = await parsed(rawMail(head, type, 'Content-Transfer-Encoding: base64\n\nMIAG'));
    expect(smime).toMatchObject({
      text: '',
      remarks: ['encrypted'],
      attachments: [{ fileName: 'smime.p7m' }],
    });
    const inText = await parsed(rawMail(head, '\n-----BEGIN PGP MESSAGE-----\n\nhQ\n'));
    expect(inText.remarks).toEqual(['encrypted']);
  });
});

describe('the text', () => {
  it('of an alternative is the plain one, with the HTML beside it', async () => {
    const html = ['Content-Type: text/html\n\n<b>rich</b>'];
    const mail = await parsed(
      multipart('alternative', [['Content-Type: text/plain\n\nplain'], html]),
    );
    expect(mail).toMatchObject({ text: 'plain', html: '<b>rich</b>' });
  });

  it('of HTML alone, or between plain parts, is made from all of it', async () => {
    const alone = await parsed(
      rawMail(head, 'Content-Type: text/html\n\n<h1>Hi</h1><p>a<br>b</p>'),
    );
    expect(alone.text).toBe('Hi\n\na\nb');
    const parts = [plainPart, ['Content-Type: text/html\n\n<p>And this.</p>']];
    const mixed = await parsed(multipart('mixed', parts));
    expect(mixed.text).toBe('See the file.\n\nAnd this.');
  });

  it('may be missing, as may be everything', async () => {
    expect(await parsed(rawMail(head, '\n'))).toMatchObject({ text: '', html: null });
    expect(await parsed(rawMail('\n'))).toMatchObject({
      messageId: null,
      from: null,
      sentAt: null,
      to: [],
    });
    expect(await parsed(rawMail('no mail at all'))).toMatchObject({ from: null });
    expect(
      await parsed(rawMail('Date: yesterday\nFrom: nobody\nMessage-ID: <>\n\n')),
    ).toMatchObject({
      sentAt: null,
      from: null,
      messageId: null,
    });
  });

  it('beyond its limit is cut, and so is HTML left out, and the reader is told', async () => {
    const long = await parsed(rawMail(head, '\n', 'a'.repeat(mailLimits.textCharacters + 1)));
    expect(long.text).toHaveLength(mailLimits.textCharacters);
    expect(long.remarks).toEqual(['text-cut']);
    const html = `<p>${'<b>b</b>'.repeat(mailLimits.htmlCharacters / 8)}</p>`;
    const rich = await parsed(rawMail(head, 'Content-Type: text/html\n\n', html));
    expect(rich.html).toBeNull();
    expect(rich.text.slice(0, 6)).toBe(' b b b');
    expect(rich.remarks).toContain('html-left-out');
    const deep = await parsed(
      rawMail(head, 'Content-Type: text/html\n\n', '<b>'.repeat(600_000), 'Hi'),
    );
    expect([deep.html, deep.text]).toEqual([null, ' Hi']);
  });
});

it('a report of a relay names the mail that it is about', async () => {
  const raw = multipart('report; report-type=delivery-status', [
    plainPart,
    [
      'Content-Type: message/delivery-status\n\nReporting-MTA: dns; a\n\n',
      'Final-Recipient: rfc822; x@example.net\nAction: failed\nStatus: 5.1.1',
    ],
    [
      'Content-Type: message/rfc822\n\nMessage-ID: <a.m1@heed.shop.example>\n',
      'Subject: Re\n\nMessage-ID: <no@x>',
    ],
  ]);
  expect((await parsed(raw)).report).toMatchObject({
    reportType: 'delivery-status',
    recipients: [{ address: 'x@example.net', action: 'failed', status: '5.1.1' }],
    originalMessageId: 'a.m1@heed.shop.example',
  });
});

describe('a bomb', () => {
  const bombs: [string, () => Buffer][] = [
    ['of ten thousand parts', () => multipart('mixed', Array<string[]>(10_000).fill(plainPart))],
    ['of headers', () => rawMail(`X-A: ${'a'.repeat(70)}\n`.repeat(10_000), '\n')],
    [
      'of nested parts',
      () =>
        rawMail(
          ...Array.from(
            { length: 50 },
            (_, depth) => `Content-Type: multipart/mixed; boundary=b${depth}\n\n--b${depth}\n`,
          ),
          '\n',
        ),
    ],
  ];
  it.each(bombs)('%s is refused as too complex', async (_, bomb) => {
    const result = await parseRaw(bomb(), { fallbackCharset: 'utf-8' });
    expect(result).toEqual({ kind: 'unparsable', reason: 'too-complex' });
  });

  it('that is too large is refused before it is read', async () => {
    const raw = new Uint8Array(mailLimits.rawBytes + 1);
    const result = await parseRaw(raw, { fallbackCharset: 'utf-8' });
    expect(result).toEqual({ kind: 'unparsable', reason: 'too-large' });
  });

  it('of enclosed mails is one attachment', async () => {
    const raw = rawMail(...Array<string>(200).fill('Content-Type: message/rfc822\n\n'));
    expect((await parsed(raw)).attachments).toHaveLength(1);
  });
});

import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ZipFile } from 'yazl';
import { newId } from '#kernel/id.ts';
import { htmlOf } from '../../core/body/html.ts';
import { bodyFor } from '../../core/body/node.ts';
import { plainText } from '../../core/body/plain.ts';
import { conversions } from './conversion.ts';
import { openBundle, type Piece } from './convert.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'heed-convert-'));
});
afterAll(() => rm(folder, { recursive: true }));

const png = Buffer.from('89504e470d0a1a0a0000', 'hex');
const mebibyte = 1_048_576;

async function zipOf(files: Readonly<Record<string, string | Buffer>>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(files)) zip.addBuffer(Buffer.from(content), name);
  zip.end();
  return buffer(zip.outputStream);
}

const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const docxOf = (body: string, more: Readonly<Record<string, Buffer>> = {}) =>
  zipOf({
    '[Content_Types].xml': `<Types xmlns="${packages}/content-types"/>`,
    '_rels/.rels': `<Relationships xmlns="${packages}/relationships"><Relationship Id="r"
      Type="${office}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': `<w:document xmlns:w="${word}"><w:body>${body}</w:body></w:document>`,
    ...more,
  });
const wordsOfDocx = (words: string) => `<w:p><w:r><w:t>${words}</w:t></w:r></w:p>`;

/** What is made of a file. */
async function read(name: string, content: string | Buffer): Promise<Piece[]> {
  const path = join(folder, newId());
  await writeFile(path, content);
  const bundle = await openBundle(name, { path, bytes: () => readFile(path) });
  const pieces: Piece[] = [];
  for (const file of bundle.files) {
    for await (const piece of bundle.convert(file)) pieces.push(piece);
  }
  bundle.close();
  return pieces;
}

/** The same in a thread of its own, where it can be stopped. */
async function readApart(
  name: string,
  content: string | Buffer,
  limits: { msPerFile?: number; heapMegabytes?: number } = {},
): Promise<Piece[]> {
  const path = join(folder, newId());
  await writeFile(path, content);
  const pieces: Piece[] = [];
  const usual = { msPerFile: 60_000, heapMegabytes: 512, ...limits };
  for await (const news of conversions({ name, path, from: 0 }, usual)) {
    if ('piece' in news) pieces.push(news.piece);
  }
  return pieces;
}

async function told(name: string, content: string | Buffer): Promise<string[]> {
  return (await read(name, content)).map((piece) => {
    const where = piece.line === null ? piece.file : `${piece.file}:${piece.line}`;
    if ('reason' in piece) return `${where} ${piece.reason}`;
    return `${where} ${piece.article.title}: ${plainText(piece.article.body)}`;
  });
}

async function one(name: string, content: string | Buffer) {
  const [piece] = await read(name, content);
  if (!piece || 'reason' in piece) throw new Error(piece?.reason ?? 'nothing');
  return piece;
}

describe('a text that is brought in', () => {
  it('tells what it is in front matter, whichever way its fields are written', async () => {
    const { article } = await one(
      'faq/refund.zh.md',
      '---\nTitle: "退款"\ncategory: 售后 / 退款\ntags: [钱, 退货]\nowner: a@x.test\n' +
        'translation_of: refund\nvisibility: public\nreview-every-days: 90\n---\n\n款项会退回。\n',
    );
    expect(article).toMatchObject({
      ...{ title: '退款', language: 'zh', key: 'refund', isTranslation: true },
      ...{ category: ['售后', '退款'], tags: ['钱', '退货'], ownerEmail: 'a@x.test' },
      ...{ visibility: 'public', reviewEveryDays: 90, losses: [] },
    });
  });

  it('is called by its first heading, else by its file', async () => {
    expect(await told('a.md', '# Возврат\n\nДеньги')).toEqual(['a.md Возврат: Деньги']);
    expect(await told('how-to_pay.md', 'Card')).toEqual(['how-to_pay.md how to pay: Card']);
    expect(await told('a.html', '<title>T</title><h1>H</h1>x')).toEqual(['a.html H: x']);
    expect(await told('a.md', '---\ntitle: Other\n---\n# H\n\nx')).toEqual(['a.md Other: H\nx']);
  });

  it('keeps the words of a Word document, and its headings', async () => {
    const document = await docxOf(wordsOfDocx('Возврат денег') + wordsOfDocx('退款'));
    expect(await told('возврат.docx', document)).toEqual([
      'возврат.docx возврат: Возврат денег\n退款',
    ]);
  });

  it('is an article in each row of a table, and a broken row spoils no other', async () => {
    const table = [
      'title;body;language',
      'A;"one; **two**";ru',
      'B;"open;ru',
      'C;<p>three</p>;en',
      'D;four',
      'E;five;fr',
      'F;"# six',
      '',
      'seven";zh',
    ].join('\n');
    expect(await told('t.csv', table)).toEqual([
      't.csv:2 A: one; two',
      't.csv:3 broken-quotes',
      't.csv:4 C: three',
      't.csv:5 column-count',
      't.csv:6 not-a-language',
      't.csv:7 F: six\nseven',
    ]);
  });

  it('is read in old encodings too', async () => {
    const utf16 = Buffer.from('\ufefftitle,body\nВозврат,Деньги\n', 'utf16le');
    expect(await told('a.csv', utf16)).toEqual(['a.csv:2 Возврат: Деньги']);
    const russian = Buffer.from([0x23, 0x20, 0xc4, 0xe0, 0x0a, 0x0a, 0xed, 0xe5, 0xf2]);
    expect(await told('a.md', russian)).toEqual(['a.md Да: нет']);
  });

  it('comes in an archive with its pictures, and others are named', async () => {
    const archive = await zipOf({
      'ru/a.md': '# A\n\n![till](../img/p.png) ![gone](no.png) ![web](https://x.test/p.png)\n\nx',
      'img/p.png': png,
      'fake.md': '# F\n\nx ![f](fake.png)',
      'fake.png': '<svg onload=alert(1)>',
      'notes.xyz': '?',
    });
    const pieces = await read('all.zip', archive);
    expect(
      pieces.map((piece) => ('reason' in piece ? piece.reason : piece.article.losses)),
    ).toEqual([
      [{ kind: 'picture-kind', what: 'fake.png' }],
      'unknown-format',
      [
        { kind: 'picture-missing', what: 'no.png' },
        { kind: 'picture-remote', what: 'https://x.test/p.png' },
      ],
    ]);
    expect(pieces[2]).toMatchObject({ pictures: [{ mediaType: 'image/png' }] });
  });
});

describe('a text that means harm', () => {
  it.each([
    '<script>alert(1)</script>ok',
    '<p onclick="alert(1)">ok</p>',
    '<a href="javascript:alert(1)">ok</a>',
    '<a href=" java\nscript:alert(1)">ok</a>',
    '<a href="data:text/html,<script>alert(1)</script>">ok</a>',
    '<svg><style><img src="</style><img src=x onerror=alert(1)>"></svg>ok',
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img onerror=x&gt;">ok',
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">ok',
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>ok',
    '<img src=x onerror=alert(1)>ok',
    '<div class=callout data-tone="note&quot; onclick=&quot;alert(1)">ok</div>',
    '&lt;script&gt;alert(1)&lt;/script&gt;ok',
  ])('is words and nothing more: %s', async (html) => {
    const { article } = await one('a.html', `<title>T</title>${html}`);
    const options = { linkTo: () => null, imageAt: () => '', toneNames: {} };
    const shown = htmlOf(article.body, options);
    expect(shown).toContain('ok');
    expect(shown).not.toMatch(/<(?!\/?(p|div|table|tr|td)\b)|<[^>]*\son\w+=|href=/i);
  });

  it('never opens what is for agents to others', async () => {
    const hidden = [
      '<ul><!-- for agent --><li>secret</li><!-- for all --><li>open</li></ul>',
      '<p>open <!-- for agent -->secret<!-- for all --> open</p>',
      '<pre>open<!-- for agent -->secret<!-- for all -->open</pre>',
      '<table><!-- for agent --><tr><td>secret</td></tr></table>',
      '<!-- for agent --><ul><li>secret<!-- for all --></li><li>secret</li></ul>',
      '<!-- for agent --><!-- for customer --><!-- for agent -->secret',
      '<div><!-- for agent --></div><p>secret</p>',
    ];
    for (const html of hidden) {
      const { article } = await one('a.html', `<title>T</title>open${html}`);
      expect(plainText(bodyFor(article.body, 'customer'))).not.toContain('secret');
      expect(plainText(bodyFor(article.body, 'agent'))).toContain('secret');
    }
  });

  it.each([
    ['nothing', 'a.md', '', 'empty'],
    ['blanks', 'a.html', '  \n', 'empty'],
    ['a hundred thousand tags in each other', 'a.html', '<div>'.repeat(100_000), 'too-deep'],
    ['as many quotations', 'a.md', `${'>'.repeat(100_000)}x`, 'too-deep'],
    ['a text of a million paragraphs', 'a.html', '<p>x'.repeat(1_000_000), 'too-long'],
    ['a text of a book', 'a.md', 'слово '.repeat(60_000), 'too-long'],
    ['a head that is none', 'a.md', '---\na: [b\n---\nx', 'broken-front-matter'],
    ['a head of aliases', 'a.md', '---\na: &a [x]\nb: [*a, *a]\n---\nx', 'broken-front-matter'],
    ['a table without its columns', 'a.csv', 'name,text\na,b', 'columns-missing'],
    ['an archive that is none', 'a.zip', 'PK', 'broken-zip'],
    ['a document that is none', 'a.docx', 'PK', 'broken-docx'],
    ['a program', 'a.exe', 'MZ', 'unknown-format'],
  ])('is refused with a reason: %s', async (_, name, content, reason) => {
    expect(await readApart(name, content)).toMatchObject([{ file: name, reason }]);
  });

  it('cannot fill the memory with what it unpacks to, and the others go on', async () => {
    const zeros = Buffer.alloc(300 * mebibyte);
    const archive = await zipOf({ 'a.md': '# A\n\nx', 'b.md': zeros, 'c.md': '# C\n\ny' });
    expect(await told('a.zip', archive)).toEqual(['a.md A: x', 'b.md too-large', 'c.md C: y']);
    const document = await docxOf(wordsOfDocx('x'), { 'word/media/a.png': zeros });
    expect(await told('a.docx', document)).toEqual(['a.docx too-large']);
  });

  it('that takes too long or too much ends alone', async () => {
    const archive = await zipOf({ 'a.html': '<p>x'.repeat(4_000_000), 'b.md': '# B\n\ny' });
    const pieces = await readApart('a.zip', archive, { heapMegabytes: 64 });
    expect(pieces).toMatchObject([{ file: 'a.html', reason: 'too-large' }, { file: 'b.md' }]);
    const slow = await readApart('a.zip', archive, { msPerFile: 1 });
    expect(slow.every((piece) => 'reason' in piece && piece.reason === 'too-slow')).toBe(true);
  });

  it('a document of 50 MB is read, and its pictures are not held', async () => {
    const media = Object.fromEntries(
      Array.from({ length: 10 }, (_, index) => [
        `word/media/${index}.png`,
        randomBytes(5 * mebibyte),
      ]),
    );
    const document = await docxOf(wordsOfDocx('Большой документ'), media);
    expect(document.length).toBeGreaterThan(50 * mebibyte);
    expect(await told('a.docx', document)).toEqual(['a.docx a: Большой документ']);
  });
});

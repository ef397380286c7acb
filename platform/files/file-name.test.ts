import { describe, expect, it } from 'vitest';
import { downloadHeaders, safeMediaType, safeName } from './file-name.ts';

describe('the name of a file', () => {
  it.each([
    ['Договор № 5.pdf', 'Договор № 5.pdf'],
    ['合同.pdf', '合同.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\anna\\a.txt', 'a.txt'],
    ['a\u0000b\r\nc.txt', 'abc.txt'],
    ['photo_\u202egnp.exe', 'photo_gnp.exe'],
    ['', 'file'],
    ['..', 'file'],
    ['folder/', 'file'],
    [`${'я'.repeat(300)}.docx`, `${'я'.repeat(195)}.docx`],
  ])('%j is kept as %j', (text, name) => {
    expect(safeName(text)).toBe(name);
  });
});

describe('the media type of a file', () => {
  it.each([
    ['image/PNG', 'image/png'],
    ['text/html; charset=utf-8', 'text/html'],
    ['application/vnd.ms-excel', 'application/vnd.ms-excel'],
    ['', 'application/octet-stream'],
    ['nonsense', 'application/octet-stream'],
    ['text/html\r\nset-cookie: a=b', 'application/octet-stream'],
  ])('%j is kept as %j', (text, mediaType) => {
    expect(safeMediaType(text)).toBe(mediaType);
  });
});

describe('the headers of a file', () => {
  it('tell its name in any script, and in plain letters for old programs', () => {
    const headers = downloadHeaders({ name: "Счёт (1)'2%.pdf", mediaType: 'application/pdf' });
    expect(headers['content-disposition']).toBe(
      `inline; filename="____ (1)'2_.pdf"; ` +
        `filename*=UTF-8''%D0%A1%D1%87%D1%91%D1%82%20%281%29%272%25.pdf`,
    );
  });

  it.each([
    ['image/png', 'inline'],
    ['application/pdf', 'inline'],
    ['image/svg+xml', 'attachment'],
    ['text/html', 'attachment'],
    ['application/octet-stream', 'attachment'],
  ])('of %s let it open as %s', (mediaType, way) => {
    const headers = downloadHeaders({ name: 'a', mediaType });
    expect(headers['content-disposition']).toMatch(new RegExp(`^${way};`));
    expect(headers['content-security-policy']).toBe('sandbox');
  });
});

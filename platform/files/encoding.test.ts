import { describe, expect, it } from 'vitest';
import { decodeText } from './encoding.ts';

const header = 'external_id,name\n';

/** Bytes of Windows-1251, which Node reads but does not write. */
function windows1251(text: string): Buffer {
  const decoder = new TextDecoder('windows-1251');
  const byteOf = new Map(
    Array.from({ length: 256 }, (_, byte) => [decoder.decode(Buffer.from([byte])), byte]),
  );
  return Buffer.from(Array.from(text, (letter) => byteOf.get(letter) ?? 0x3f));
}

/** Bytes of GB2312, the common part of GB18030. */
function gb2312(text: string): Buffer {
  const decoder = new TextDecoder('gb18030');
  const bytesOf = new Map<string, number[]>();
  for (let lead = 0xa1; lead <= 0xf7; lead += 1) {
    for (let trail = 0xa1; trail <= 0xfe; trail += 1) {
      bytesOf.set(decoder.decode(Buffer.from([lead, trail])), [lead, trail]);
    }
  }
  return Buffer.from(
    Array.from(text).flatMap((letter) => bytesOf.get(letter) ?? [letter.charCodeAt(0)]),
  );
}

async function decode(bytes: Buffer, chunkBytes = bytes.length): Promise<string> {
  async function* chunks() {
    for (let at = 0; at < bytes.length; at += chunkBytes) yield bytes.subarray(at, at + chunkBytes);
  }
  let text = '';
  for await (const part of decodeText(chunks())) text += part;
  return text;
}

const russian = `${header}7,Анна Петрова\n8,ИВАНОВ ПЁТР ИЛЬИЧ\n9,Ли\n`;
const chinese = `${header}7,王伟明\n8,欧阳娜娜\n9,李静\n10,张三丰，北京\n`;

describe('a text file', () => {
  it.each([
    ['in UTF-8', Buffer.from(russian), russian],
    ['in UTF-8 with its mark', Buffer.from(`\ufeff${chinese}`), chinese],
    [
      'in UTF-16, as Excel saves “Unicode text”',
      Buffer.from(`\ufeff${russian}`, 'utf16le'),
      russian,
    ],
    [
      'in UTF-16, the other way round',
      Buffer.from(`\ufeff${russian}`, 'utf16le').swap16(),
      russian,
    ],
    ['in Windows-1251', windows1251(russian), russian],
    ['in capitals of Windows-1251', windows1251(russian.toUpperCase()), russian.toUpperCase()],
    ['in GB18030', gb2312(chinese), chinese],
    ['in ASCII', Buffer.from(header), header],
    ['that is empty', Buffer.alloc(0), ''],
  ])('%s is read, in chunks of any size', async (_, bytes, text) => {
    expect(await decode(bytes)).toBe(text);
    for (const chunkBytes of [1, 2, 3, 7]) expect(await decode(bytes, chunkBytes)).toBe(text);
  });

  it('shows its encoding however late the first letter comes', async () => {
    const plain = `${header}${'1,Ann\n'.repeat(40_000)}`;
    const bytes = Buffer.concat([Buffer.from(plain), windows1251('7,Анна Петрова\n')]);
    expect((await decode(bytes, 65_536)).slice(-16)).toBe('\n7,Анна Петрова\n');
  });

  it('stays UTF-8 when a part of it is broken', async () => {
    const bytes = Buffer.concat([Buffer.from(russian), windows1251('10,Анна\n')]);
    expect(await decode(bytes)).toBe(`${russian}10,\ufffd\ufffd\ufffd\ufffd\n`);
  });

  it('is read to its end when it is long', async () => {
    const long = russian.repeat(3_000);
    expect(await decode(Buffer.from(long), 10_007)).toBe(long);
    expect(await decode(windows1251(long), 10_007)).toBe(long);
  });
});

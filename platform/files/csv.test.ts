import { describe, expect, it } from 'vitest';
import { linesOf, recordsOf } from './csv.ts';

async function* inChunks(text: string, length: number): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += length) yield text.slice(at, at + length);
}

async function records(text: string, delimiter = ',', mayBreak = () => true) {
  const found = [];
  for await (const record of recordsOf(linesOf(inChunks(text, 5)), { delimiter, mayBreak }))
    found.push(record);
  return found;
}

/** `1: a|b` for a record on line 1, `2! a,"b` for a line that is none. */
async function read(text: string, delimiter?: string) {
  const found = await records(text, delimiter);
  return found.map(({ line, cells, raw }) =>
    cells ? `${line}: ${cells.join('|')}` : `${line}! ${raw}`,
  );
}

describe('lines', () => {
  it.each([1, 2, 3, 100])('end in any way, in chunks of %i characters', async (length) => {
    const lines = [];
    for await (const { text } of linesOf(inChunks('a\r\nb\nc\r\rd\n\r\ne', length)))
      lines.push(text);
    expect(lines).toEqual(['a', 'b', 'c', '', 'd', '', 'e']);
  });

  it.each([1_000, 200_000])('that are too long are cut, in chunks of %i', async (length) => {
    const text = `a\n${'x'.repeat(150_000)}\r\nb\n${'y'.repeat(70_000)}`;
    const lines = [];
    for await (const line of linesOf(inChunks(text, length))) lines.push(line);
    expect(lines.map((line) => [line.number, line.text[0], line.isCut])).toEqual([
      [1, 'a', false],
      [2, 'x', true],
      [3, 'b', false],
      [4, 'y', true],
    ]);
    expect(lines[1]?.text).toHaveLength(65_536);
  });
});

describe('records', () => {
  it('may hold delimiters, quotes and line breaks in quotes', async () => {
    expect(await read('1,"a, ""b""",c\n2,"two\nlines",d\n3,,e')).toEqual([
      '1: 1|a, "b"|c',
      '2: 2|two\nlines|d',
      '4: 3||e',
    ]);
    expect(await read('1;"a;b"\n2\t;c', ';')).toEqual(['1: 1|a;b', '2: 2\t|c']);
  });

  it('that are blank are left out', async () => {
    expect(await read('a,b\n\n  \n,,\n" ",\nc,d\n')).toEqual(['1: a|b', '6: c|d']);
  });

  it('with a stray quote spoil their own line alone', async () => {
    expect(await read('1,a\n2,"b\n3,c\n4,d"\n5,e')).toEqual([
      '1: 1|a',
      '2: 2|b\n3,c\n4,d',
      '5: 5|e',
    ]);
    expect(await read('1,a\n2,5" pipe\n3,c\n4,d\n5,"e"\n')).toEqual([
      '1: 1|a',
      '2! 2,5" pipe',
      '3: 3|c',
      '4: 4|d',
      '5: 5|e',
    ]);
    expect(await read('1,"a" b\n2,c')).toEqual(['1! 1,"a" b', '2: 2|c']);
  });

  it('between two stray quotes are found, when the cells make no sense otherwise', async () => {
    const found = await records('1,a\n2,"b\n3,c\n4,d"\n5,e', ',', () => false);
    expect(found.map(({ line, cells }) => [line, cells !== null])).toEqual([
      [1, true],
      [2, false],
      [3, true],
      [4, false],
      [5, true],
    ]);
  });

  it('after a quote that never closes are all found', async () => {
    const rest = Array.from({ length: 300 }, (_, index) => `${index},x`).join('\n');
    const found = await records(`0,"open\n${rest}`);
    expect(found).toHaveLength(301);
    expect(found.filter(({ cells }) => cells === null)).toMatchObject([{ raw: '0,"open' }]);
  });
});

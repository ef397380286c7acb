import { expect, it } from 'vitest';
import { pictureSize } from './picture-size.ts';

const hex = (text: string) => Uint8Array.from(Buffer.from(text.replaceAll(' ', ''), 'hex'));
const png = '89504e470d0a1a0a 0000000d 49484452 00000320 00000258 08060000';
const gif = '474946383961 2003 5802 f70000';
const frame = 'ffc0 0011 08 0258 0320 03';
const jpeg = `ffd8 ffe0 0010 4a46494600010100000100010000 ${frame}`;
const turned = (order: string) => `ffd8 ffe1 0024 457869660000 ${order} ${'00'.repeat(6)} ${frame}`;
const little = '49492a0008000000 0100 1201 0300 01000000 06000000';
const big = '4d4d002a00000008 0001 0112 0003 00000001 00060000';
const upright = '4d4d002a00000008 0001 0112 0003 00000001 00010000';

it.each([
  ['PNG', png, 800, 600],
  ['GIF', gif, 800, 600],
  ['JPEG', jpeg, 800, 600],
  ['JPEG on its side, little end first', turned(little), 600, 800],
  ['JPEG on its side, big end first', turned(big), 600, 800],
  ['JPEG that stands upright', turned(upright), 800, 600],
  [
    'WebP with loss',
    '52494646 00000000 57454250 56503820 00000000 000000 9d012a 2003 5802',
    800,
    600,
  ],
  ['WebP without loss', '52494646 00000000 57454250 5650384c 00000000 2f 1fc39500', 800, 600],
  [
    'WebP extended',
    '52494646 00000000 57454250 56503858 0a000000 00000000 1f0300 570200',
    800,
    600,
  ],
])('a %s tells its size', (_, bytes, width, height) => {
  expect(pictureSize(hex(bytes))).toEqual({ width, height });
});

it.each([
  ['nothing', ''],
  ['the beginning of a PNG', '89504e470d0a1a0a'],
  ['a JPEG cut off before its frame', jpeg.slice(0, 20)],
  ['a text', Buffer.from('<svg width="5">').toString('hex')],
])('%s tells none', (_, bytes) => {
  expect(pictureSize(hex(bytes))).toBeNull();
});

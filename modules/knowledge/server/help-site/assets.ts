import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { siteScript } from './script.ts';
import { siteStyle } from './style.ts';

/** A file that all pages share. Its address changes with its content. */
export interface Asset {
  readonly address: string;
  readonly mediaType: string;
  readonly plain: Buffer;
  readonly packed: Buffer;
}

const style = assetOf('css', siteStyle);
const script = assetOf('js', siteScript);

export const assets: readonly Asset[] = [style, script];
export const styleAddress = style.address;
export const scriptAddress = script.address;

function assetOf(ending: 'css' | 'js', text: string): Asset {
  const hash = createHash('sha256').update(text).digest('base64url').slice(0, 12);
  const plain = Buffer.from(text);
  return {
    address: `/help/site-${hash}.${ending}`,
    mediaType: `text/${ending === 'js' ? 'javascript' : ending}; charset=utf-8`,
    plain,
    packed: gzipSync(plain, { level: 9 }),
  };
}

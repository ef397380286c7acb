import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** Keeps short secrets in the database unreadable to whoever has the database alone. */
export interface Vault {
  /** owner: whose secret it is; the sealed text opens for the same owner only. */
  readonly seal: (secret: string, owner: string) => string;
  readonly open: (sealed: string, owner: string) => string;
}

const cipher = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

/** Opens a vault with a key derived from the secret of the centre. module: whose vault it is; what
 *  one module has sealed opens in no other. */
export function openVault(secret: string, module: string): Vault {
  const key = Buffer.from(hkdfSync('sha256', secret, '', `heed.${module}.vault`, 32));
  return {
    seal: (text, owner) => {
      const nonce = randomBytes(nonceBytes);
      const sealing = createCipheriv(cipher, key, nonce).setAAD(Buffer.from(owner));
      const body = Buffer.concat([sealing.update(text, 'utf8'), sealing.final()]);
      return Buffer.concat([nonce, sealing.getAuthTag(), body]).toString('base64url');
    },
    open: (sealed, owner) => {
      const bytes = Buffer.from(sealed, 'base64url');
      const opening = createDecipheriv(cipher, key, bytes.subarray(0, nonceBytes))
        .setAAD(Buffer.from(owner))
        .setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
      const body = opening.update(bytes.subarray(nonceBytes + tagBytes));
      return Buffer.concat([body, opening.final()]).toString('utf8');
    },
  };
}

import * as platform from '#platform/config/vault.ts';

export type { Vault } from '#platform/config/vault.ts';

/** Opens the vault of what people prove themselves with. secret: of the centre. */
export function openVault(secret: string): platform.Vault {
  return platform.openVault(secret, 'staff');
}

/** All that kernel and core take from their surroundings: Node and browsers both have it. */
interface Crypto {
  getRandomValues<Bytes extends Uint8Array>(bytes: Bytes): Bytes;
}
declare var crypto: Crypto;

declare class URL {
  constructor(address: string);
  static canParse(address: string): boolean;
  readonly origin: string;
  readonly protocol: string;
}

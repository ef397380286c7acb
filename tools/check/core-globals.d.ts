/** All that the kernel takes from its surroundings: Node and browsers both have it. */
interface Crypto {
  getRandomValues<Bytes extends Uint8Array>(bytes: Bytes): Bytes;
}
declare var crypto: Crypto;

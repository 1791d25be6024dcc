declare module 'snappyjs' {
  export function compress<Bytes extends Uint8Array>(input: Bytes): Bytes;
  /** @param maxLength refuses to produce more bytes than this */
  export function uncompress<Bytes extends Uint8Array>(compressed: Bytes, maxLength?: number): Bytes;
}

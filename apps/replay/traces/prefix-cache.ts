/** Tokens of one prefix block of the Mooncake traces. */
export const BLOCK_TOKENS = 512;

/**
 * Which part of each call's input an unbounded prefix cache would have held.
 *
 * A block's id stands for its tokens and all tokens before it. A call reads its leading blocks as long as each was part of an
 * earlier call; the first that was not ends the prefix, whatever comes after. All its blocks are in the cache afterwards.
 */
export class PrefixCache {
  private readonly seen = new Set<number>();

  /** @returns 512 tokens a leading known block, at most the call's input: the last block may be partly filled */
  read(blocks: readonly number[], inputTokens: number): number {
    const firstNew = blocks.findIndex((block) => !this.seen.has(block));
    const known = firstNew === -1 ? blocks.length : firstNew;
    for (const block of blocks) this.seen.add(block);
    return Math.min(known * BLOCK_TOKENS, inputTokens);
  }
}

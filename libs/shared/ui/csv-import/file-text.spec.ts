import { fileText } from './file-text';

/** What of a file is read. */
const file = (...bytes: number[]) => ({ arrayBuffer: async () => Uint8Array.from(bytes).buffer }) as Blob;

describe('the text of a file', () => {
  it.each([
    ['UTF-8', [0x4d, 0xc3, 0xbc]],
    ['UTF-8 with its mark', [0xef, 0xbb, 0xbf, 0x4d, 0xc3, 0xbc]],
    ['what Excel calls Unicode text', [0xff, 0xfe, 0x4d, 0x00, 0xfc, 0x00]],
    ['UTF-16 in the other order', [0xfe, 0xff, 0x00, 0x4d, 0x00, 0xfc]],
  ])('is read from %s', async (_what, bytes) => {
    expect(await fileText(file(...bytes))).toBe('Mü');
  });

  it('shows what is no text as characters that the API refuses by their line', async () => {
    expect(await fileText(file(0x4d, 0xfc))).toBe('M\uFFFD');
  });
});

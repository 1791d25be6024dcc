import { looksLikeAnId, matchingGroups, type PaletteGroup } from './palette-entry';

function aGroup(title: string, ...texts: readonly string[]): PaletteGroup {
  return { key: title, title, entries: texts.map((text) => ({ key: text, text, run: () => undefined })) };
}

const groups = [aGroup('Pages', 'Overview', 'Calls'), aGroup('Theme', 'Light', 'Dark')];

function textsOf(found: readonly PaletteGroup[]): readonly string[] {
  return found.flatMap(({ entries }) => entries.map(({ text }) => text));
}

describe('matchingGroups', () => {
  it.each([
    ['', ['Overview', 'Calls', 'Light', 'Dark']],
    ['CALL', ['Calls']],
    ['theme', ['Light', 'Dark']],
    ['dark theme', ['Dark']],
    ['nothing like it', []],
  ])('finds for "%s": %j', (typed, expected) => {
    expect(textsOf(matchingGroups(groups, typed))).toEqual(expected);
  });

  it('leaves out a heading with nothing under it', () => {
    expect(matchingGroups(groups, 'calls').map(({ title }) => title)).toEqual(['Pages']);
  });
});

describe('looksLikeAnId', () => {
  it.each([
    ['4bf92f3577b34da6a3ce929d0e0e4736', true],
    ['chatcmpl-9aBcD3fGhIjK', true],
    ['claude-opus-4', false], // shorter than any id
    ['applied-research-group', false], // no digit
    ['4bf92f3577b34da6 a3ce929d', false],
  ])('%s: %s', (typed, expected) => {
    expect(looksLikeAnId(typed)).toBe(expected);
  });
});

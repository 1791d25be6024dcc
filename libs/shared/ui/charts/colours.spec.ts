import { type ColourRole, colourOf, coloursOf } from './colours';

const names = (count: number) => Array.from({ length: count }, (_, index) => `team-${index}`);

describe('colourOf', () => {
  it('gives an entity the same colour wherever it is asked for', () => {
    expect(colourOf('team', 'Search')).toBe(colourOf('team', 'Search'));
    // Written down: a release that recolours every chart is noticed here.
    expect(['Search', 'Ads', '支付'].map((name) => colourOf('team', name))).toEqual(WRITTEN_DOWN);
  });

  it('uses the whole palette', () => {
    expect(new Set(names(60).map((name) => colourOf('team', name))).size).toBe(8);
  });
});

describe('coloursOf', () => {
  it('gives no two of eight entities the same colour', () => {
    expect(new Set(coloursOf('team', names(8)).values()).size).toBe(8);
  });

  it('does not depend on their order', () => {
    const [there, back] = [coloursOf('team', names(8)), coloursOf('team', names(8).reverse())];
    expect(names(8).map((name) => there.get(name))).toEqual(names(8).map((name) => back.get(name)));
  });

  it('leaves whoever is alone with a colour what they have everywhere', () => {
    const all = names(5);
    const colours = coloursOf('team', all);
    const alone = all.filter((name) => all.every((other) => other === name || home(other) !== home(name)));
    expect(alone.length).toBeGreaterThan(0);
    for (const name of alone) expect(colours.get(name)).toBe(home(name));
  });

  it('repeats colours past eight rather than leave somebody without', () => {
    expect([...coloursOf('team', names(20)).values()].every((colour) => colour.startsWith('category-'))).toBe(true);
  });

  it('is at ease with no and with the same name twice', () => {
    expect(coloursOf('team', []).size).toBe(0);
    expect(coloursOf('team', ['A', 'A'])).toEqual(new Map([['A', home('A')]]));
  });
});

const WRITTEN_DOWN: readonly ColourRole[] = ['category-6', 'category-8', 'category-2'];

function home(name: string): ColourRole {
  return colourOf('team', name);
}

import fc from 'fast-check';

import { changesBetween, countOf, idFrom, lastAsked, moved, sayTheSame, withNew } from './rule-list';
import { aRule } from './testing/open-rules';

const named = (...ids: string[]) => ids.map((id) => aRule({ id, name: id }));
const idsOf = (rules: readonly { readonly id: string }[]) => rules.map(({ id }) => id).join(' ');

describe('a list of rules', () => {
  it('tells what was added, removed, changed and put into another order', () => {
    const before = named('a', 'b', 'c');
    const after = [aRule({ id: 'c', name: 'c' }), aRule({ id: 'a', name: 'other' }), aRule({ id: 'd' })];
    const changes = changesBetween(before, after);
    expect([changes.added, changes.removed, changes.changed].map(idsOf)).toEqual(['d', 'b', 'a']);
    expect(changes.isReordered).toBe(true);
    expect(countOf(changes)).toBe(4);
    expect(countOf(changesBetween(before, named('a', 'b', 'c')))).toBe(0);
  });

  it('keeps the order of those that stay where others come and go', () => {
    expect(changesBetween(named('a', 'b', 'c'), named('x', 'a', 'c')).isReordered).toBe(false);
  });

  it('moves one and keeps the others in their order, there and back', () => {
    const rules = fc.array(fc.nat(1_000), { minLength: 1, maxLength: 8 }).map((ids) => named(...ids.map(String)));
    fc.assert(
      fc.property(rules, fc.nat(7), fc.nat(7), (all, one, other) => {
        const [from, to] = [one % all.length, other % all.length];
        expect(sayTheSame(moved(moved(all, from, to), to, from), all)).toBe(true);
      }),
    );
    expect(idsOf(moved(named('a', 'b', 'c'), 2, 0))).toBe('c a b');
  });

  it('puts a new one before the first that takes every call', () => {
    const rest = aRule({ id: 'rest', conditions: [] });
    expect(idsOf(withNew([...named('a'), rest], aRule({ id: 'new' })))).toBe('a new rest');
    expect(idsOf(withNew(named('a'), aRule({ id: 'new' })))).toBe('a new');
  });

  it('knows which rules are never asked, as one before takes every call', () => {
    const rest = aRule({ id: 'rest', conditions: [] });
    expect(lastAsked([...named('a'), rest, ...named('b')])).toBe(1);
    // It takes calls of some days, or those that give a value, alone.
    expect(lastAsked([{ ...rest, until: '2026-04-01' }])).toBeUndefined();
    expect(lastAsked([{ ...rest, team: '{service}' }])).toBeUndefined();
  });

  it.each([
    ['The shop (EU)', 'the-shop-eu'],
    ['Café — Ätna', 'cafe-atna'],
    ['商店', 'rule-2'],
    ['shop', 'shop-3'],
    ['x'.repeat(100), 'x'.repeat(60)],
  ])('makes of %s the id %s', (name, id) => {
    expect(idFrom(name, new Set(['shop', 'shop-2', 'rule']))).toBe(id);
  });
});

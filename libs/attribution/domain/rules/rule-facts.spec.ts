import type { AttributeValue } from '@tokenledger/shared/otlp';

import { MOST_FACTS_OF_ATTRIBUTE, readRuleFacts } from './rule-facts';

const NAME = 'acme.tags';

function factOf(value: AttributeValue | undefined, ofResource?: AttributeValue) {
  const given = (one: AttributeValue | undefined) =>
    new Map<string, AttributeValue>(one === undefined ? [] : [[NAME, one]]);
  const origin = { resource: given(ofResource), scope: { name: '', version: '', attributes: given(undefined) } };
  return readRuleFacts({ signal: 'span', attributes: given(value), origin }, [NAME])[NAME];
}

describe('readRuleFacts', () => {
  it.each<[string, AttributeValue | undefined, string | readonly string[] | null]>([
    ['a text, without spaces around it', ' search ', 'search'],
    ['a truth', false, 'false'],
    ['a number', 0.5, '0.5'],
    ['a whole number', 12n, '12'],
    ['a list, each member once', ['prod', ' search', 'prod', 7, true], ['prod', 'search', '7', 'true']],
    ['what can be compared of a list', ['prod', ['nested'], '\u0007', null], ['prod']],
    ['that it gave something which cannot be compared', { team: 'search' }, []],
    ['that a list has nothing to compare', [{ a: 'b' }], []],
    ['that it gave a text too long to be a name', 'x'.repeat(201), []],
    ['nothing where it says nothing', 'None', null],
    ['nothing of an empty list', [], null],
    ['nothing of a list of nothing', [null, ''], null],
    ['nothing where it is not there', undefined, null],
  ])('keeps %s', (_what, value, kept) => {
    expect(factOf(value)).toEqual(kept);
  });

  it('asks the resource where the call itself gives nothing to compare', () => {
    expect(factOf(undefined, 'search')).toBe('search');
    expect(factOf([], ['search', 'ads'])).toEqual(['search', 'ads']);
    expect(factOf({}, 'search')).toBe('search');
    expect(factOf('ads', 'search')).toBe('ads');
    expect(factOf({}, undefined)).toEqual([]);
  });

  it('keeps as many members of a list as a list of tags has', () => {
    expect(factOf(Array.from({ length: 500 }, (_, index) => `t${index}`))).toHaveLength(MOST_FACTS_OF_ATTRIBUTE);
  });
});

import { buildSchema, parse, validate } from 'graphql';

import { limitQueryShape } from './limit-query-shape';

const schema = buildSchema('type Query { a: Query b: Query c: Int }');
const limits = { maxDepth: 3, maxFields: 6, maxRootFields: 4 };

function complaints(query: string): readonly string[] {
  return validate(schema, parse(query), [limitQueryShape(limits)]).map(({ message }) => message.split(',')[0] ?? '');
}

describe('limitQueryShape', () => {
  it.each([
    ['the most of each', '{ a { a { c } } x: c y: c z: c }', []],
    ['one level more', '{ a { a { a { c } } } }', ['this operation is 4 levels deep']],
    ['one root field more', '{ v: c w: c x: c y: c z: c }', ['this operation is 5 questions wide']],
    ['one field more', '{ a { v: c w: c x: c y: c } b { c } }', ['this operation is 7 fields large']],
    ['the same by fragments', '{ ...f ...f } fragment f on Query { a { c } b }', []],
    [
      'fields of fragments',
      '{ a { ...f } b { ...f } } fragment f on Query { a c b }',
      ['this operation is 8 fields large'],
    ],
    [
      'depth of fragments',
      '{ ...f } fragment f on Query { a { ...g } } fragment g on Query { a { a { c } } }',
      ['this operation is 4 levels deep'],
    ],
    [
      'depth of inline fragments',
      '{ a { ... on Query { a { ... { a { c } } } } } }',
      ['this operation is 4 levels deep'],
    ],
    [
      'root fields of inline fragments',
      '{ ... on Query { v: c w: c x: c y: c z: c } }',
      ['this operation is 5 questions wide'],
    ],
    ['introspection of any depth', '{ __schema { types { fields { type { ofType { ofType { name } } } } } } }', []],
    ['a fragment of itself', '{ ...f } fragment f on Query { a { ...f } }', []],
    ['a fragment that is not there', '{ ...nothing c }', []],
  ])('measures %s', (_name, query, expected) => {
    expect(complaints(query)).toEqual(expected);
  });

  it('measures a billion fields without visiting them', () => {
    const fragments = Array.from(
      { length: 30 },
      (_, index) => `fragment f${index} on Query { x: a { ...f${index + 1} } y: a { ...f${index + 1} } }`,
    );
    const query = `{ ...f0 } ${fragments.join(' ')} fragment f30 on Query { c }`;
    expect(complaints(query)).toContain('this operation is 31 levels deep');
    // 2 + 4 + … + 2^30 fields with children, and 2^30 leaves
    expect(complaints(query)).toContain(`this operation is ${2 ** 31 - 2 + 2 ** 30} fields large`);
  });
});

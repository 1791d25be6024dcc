import { GraphQLError, GraphQLScalarType } from 'graphql';

const WHOLE_TEXT = /^-?\d{1,38}$/;

/** Whole numbers beyond 2^53 as text; a JavaScript number is refused in both directions. */
export const BigIntScalar = new GraphQLScalarType<bigint, string>({
  name: 'BigInt',
  description:
    'A whole number of any size as text, such as "9007199254740993". Never a JSON number: those lose digits.',
  serialize: (value) => wholeNumber(typeof value === 'bigint' ? value.toString() : value).toString(),
  parseValue: wholeNumber,
  parseLiteral: (node) => wholeNumber(node.kind === 'StringValue' ? node.value : undefined),
});

function wholeNumber(value: unknown): bigint {
  if (typeof value === 'string' && WHOLE_TEXT.test(value)) return BigInt(value);
  throw new GraphQLError('a whole number is text such as "1200"');
}

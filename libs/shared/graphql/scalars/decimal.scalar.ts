import { GraphQLError, GraphQLScalarType } from 'graphql';

const DECIMAL_TEXT = /^-?\d{1,38}(?:\.\d{1,18})?$/;

/** Exact decimals as text. A JavaScript number is refused in both directions: it may have lost digits already. */
export const DecimalScalar = new GraphQLScalarType<string, string>({
  name: 'Decimal',
  description:
    'An exact decimal number as text, such as "0.0000025": up to 18 decimal places, no exponent. ' +
    'Never a JSON number: those lose digits.',
  serialize: decimalText,
  parseValue: decimalText,
  parseLiteral: (node) => decimalText(node.kind === 'StringValue' ? node.value : undefined),
});

function decimalText(value: unknown): string {
  if (typeof value === 'string' && DECIMAL_TEXT.test(value)) return value;
  throw new GraphQLError('a decimal is text such as "12.5", with at most 18 decimal places and no exponent');
}

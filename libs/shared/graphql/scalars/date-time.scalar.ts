import { GraphQLError, GraphQLScalarType } from 'graphql';

const EXPECTED =
  'an instant with its offset is expected, such as "2026-03-01T00:00:00Z" or "2026-03-01T00:00:00+01:00"';
const RFC_3339 =
  /^(\d{4})-(\d{2})-(\d{2})T([01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,3}0*)?)?(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)$/;

/** Instants (RFC 3339), to the millisecond. Without an offset a text names no instant, so that it is refused. */
export const DateTimeScalar = new GraphQLScalarType<Date, string>({
  name: 'DateTime',
  description:
    'An instant as ISO 8601 text with its offset, to the millisecond: "2026-03-01T00:00:00Z", ' +
    '"2026-03-01T00:00:00+01:00". Answers are in UTC.',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc3339',
  serialize: (value) => {
    if (value instanceof Date && !Number.isNaN(value.getTime())) return value.toISOString();
    throw new GraphQLError('not an instant');
  },
  parseValue: instant,
  parseLiteral: (node) => instant(node.kind === 'StringValue' ? node.value : undefined),
});

function instant(value: unknown): Date {
  const match = typeof value === 'string' ? RFC_3339.exec(value) : null;
  if (match === null) throw new GraphQLError(EXPECTED);
  const [text, year, month, day] = match;
  // `Date` reads 30 February as 2 March.
  const noon = new Date(`${year}-${month}-01T12:00:00Z`);
  const daysOfMonth = new Date(Date.UTC(noon.getUTCFullYear(), noon.getUTCMonth() + 1, 0)).getUTCDate();
  const parsed = new Date(text);
  if (Number.isNaN(parsed.getTime()) || Number(day) > daysOfMonth) {
    throw new GraphQLError(`${year}-${month}-${day} is no day of the calendar: ${EXPECTED}`);
  }
  return parsed;
}

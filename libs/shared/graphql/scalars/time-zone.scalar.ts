import { GraphQLError, GraphQLScalarType } from 'graphql';

const MAX_LENGTH = 64;

/** Names of time zones. Whether a zone exists is for the use case to say, beside everything else that it refuses. */
export const TimeZoneScalar = new GraphQLScalarType<string, string>({
  name: 'TimeZone',
  description: 'An IANA time zone: "Europe/Berlin", "Asia/Kolkata", "UTC".',
  specifiedByURL: 'https://www.iana.org/time-zones',
  serialize: zoneName,
  parseValue: zoneName,
  parseLiteral: (node) => zoneName(node.kind === 'StringValue' ? node.value : undefined),
});

function zoneName(value: unknown): string {
  if (typeof value === 'string' && value.length > 0 && value.length <= MAX_LENGTH) return value;
  throw new GraphQLError('an IANA time zone is expected, such as "Europe/Berlin" or "UTC"');
}

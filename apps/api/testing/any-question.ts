import {
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
} from 'graphql';

/** A question or change of the schema, asked with the least that its arguments need. */
export interface AnyQuestion {
  readonly kind: 'query' | 'mutation';
  readonly name: string;
  readonly text: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** A value for each scalar that passes its form. */
const SCALARS: Readonly<Record<string, unknown>> = {
  ID: 'an-id',
  String: 'a text',
  Boolean: false,
  Int: 1,
  Float: 1,
  BigInt: '1',
  DateTime: '2026-03-01T00:00:00Z',
  Decimal: '1.5',
  TimeZone: 'UTC',
};

/**
 * Every field of the schema's roots, ready to be asked: what is added to the API is in here without anyone remembering.
 * @param values for arguments and input fields of these names, instead of a value that only has the right form
 * @throws RangeError for a scalar that has no example above
 */
export function anyQuestions(schema: GraphQLSchema, values: Readonly<Record<string, unknown>> = {}): AnyQuestion[] {
  const roots = [
    ['query', schema.getQueryType()],
    ['mutation', schema.getMutationType()],
  ] as const;
  return roots.flatMap(([kind, root]) =>
    Object.values(root?.getFields() ?? {}).map((field) => questionOf(kind, field, values)),
  );
}

function questionOf(
  kind: AnyQuestion['kind'],
  { name, args, type }: GraphQLField<unknown, unknown>,
  values: Readonly<Record<string, unknown>>,
): AnyQuestion {
  const given = args.filter(({ type: of, name: argument }) => isNonNullType(of) || argument in values);
  const declared = given.map((argument) => `$${argument.name}: ${String(argument.type)}`).join(', ');
  const passed = given.map((argument) => `${argument.name}: $${argument.name}`).join(', ');
  const selection = isLeafType(getNamedType(type)) ? '' : ' { __typename }';
  return {
    kind,
    name,
    text: `${kind}${declared && `(${declared})`} { ${name}${passed && `(${passed})`}${selection} }`,
    variables: Object.fromEntries(
      given.map((argument) => [argument.name, valueFor(argument.name, argument.type, values)]),
    ),
  };
}

function valueFor(name: string, type: GraphQLInputType, values: Readonly<Record<string, unknown>>): unknown {
  if (isNonNullType(type)) return valueFor(name, type.ofType, values);
  if (isListType(type)) return [valueFor(name, type.ofType, values)];
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields()).filter((field) => isNonNullType(field.type) || field.name in values);
    return Object.fromEntries(fields.map((field) => [field.name, valueFor(field.name, field.type, values)]));
  }
  if (name in values) return values[name];
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (!(type.name in SCALARS)) throw new RangeError(`no example of the scalar ${type.name}: add one`);
  return SCALARS[type.name];
}

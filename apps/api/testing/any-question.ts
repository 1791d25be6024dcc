import {
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLOutputType,
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
 * By name of an argument or an input field, or by both its type and name (`ExchangeRateInput.from`), which goes first. Of
 * a list, an element; of an input object, anything: its own fields say what is in it.
 */
export type ValuesByName = Readonly<Record<string, unknown>>;

/** What is asked of a type that has fields, in braces. */
export type SelectionOf = (type: GraphQLOutputType) => string;

/**
 * Every field of the schema's roots, ready to be asked: what is added to the API is in here without anyone remembering.
 * @param values instead of a value that only has the right form; what may be absent is given only where it has one
 * @throws RangeError for a scalar that has no example above
 */
export function anyQuestions(
  schema: GraphQLSchema,
  values: ValuesByName = {},
  selectionOf: SelectionOf = () => '{ __typename }',
): AnyQuestion[] {
  const roots = [
    ['query', schema.getQueryType()],
    ['mutation', schema.getMutationType()],
  ] as const;
  return roots.flatMap(([kind, root]) =>
    Object.values(root?.getFields() ?? {}).map((field) => questionOf(kind, field, values, selectionOf)),
  );
}

function questionOf(
  kind: AnyQuestion['kind'],
  { name, args, type }: GraphQLField<unknown, unknown>,
  values: ValuesByName,
  selectionOf: SelectionOf,
): AnyQuestion {
  const given = args.filter(({ type: of, name: argument }) => isNonNullType(of) || argument in values);
  const declared = given.map((argument) => `$${argument.name}: ${String(argument.type)}`).join(', ');
  const passed = given.map((argument) => `${argument.name}: $${argument.name}`).join(', ');
  const selection = isLeafType(getNamedType(type)) ? '' : ` ${selectionOf(type)}`;
  return {
    kind,
    name,
    text: `${kind}${declared && `(${declared})`} { ${name}${passed && `(${passed})`}${selection} }`,
    variables: Object.fromEntries(
      given.map((argument) => [argument.name, valueFor(argument.name, argument.type, values)]),
    ),
  };
}

function valueFor(name: string, type: GraphQLInputType, values: ValuesByName, of?: string): unknown {
  if (isNonNullType(type)) return valueFor(name, type.ofType, values, of);
  if (isListType(type)) return [valueFor(name, type.ofType, values, of)];
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields()).filter(
      (field) => isNonNullType(field.type) || valueNamed(values, field.name, type.name) !== undefined,
    );
    return Object.fromEntries(fields.map((field) => [field.name, valueFor(field.name, field.type, values, type.name)]));
  }
  const given = valueNamed(values, name, of);
  if (given !== undefined) return given;
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (!(type.name in SCALARS)) throw new RangeError(`no example of the scalar ${type.name}: add one`);
  return SCALARS[type.name];
}

function valueNamed(values: ValuesByName, name: string, of: string | undefined): unknown {
  return values[`${of}.${name}`] ?? values[name];
}

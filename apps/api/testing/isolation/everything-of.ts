import {
  type GraphQLField,
  type GraphQLOutputType,
  getNamedType,
  isInterfaceType,
  isLeafType,
  isNonNullType,
  isObjectType,
  isUnionType,
  type GraphQLSchema,
} from 'graphql';

/** How deep answers are looked at: nothing of the API's own types lies deeper, but for what repeats itself. */
const DEPTH = 6;

/**
 * A selection of every field that needs no argument, of every type that an answer may be of.
 *
 * Types of a union may call different things by one name, so that fields within them are called by both names.
 */
export function everythingOf(schema: GraphQLSchema): (type: GraphQLOutputType) => string {
  const selectionOf = (type: GraphQLOutputType, depth: number, prefix: string): string | undefined => {
    const named = getNamedType(type);
    if (isUnionType(named) || isInterfaceType(named)) {
      const parts = schema.getPossibleTypes(named).map((possible) => {
        const fields = selectionOf(possible, depth, `${possible.name}_`);
        return fields === undefined ? '' : `... on ${possible.name} ${fields}`;
      });
      return `{ __typename ${parts.join(' ')} }`;
    }
    if (!isObjectType(named)) return '';
    const fields = Object.values(named.getFields()).flatMap((field) => fieldOf(field, depth, prefix));
    return fields.length === 0 ? undefined : `{ ${fields.join(' ')} }`;
  };

  function fieldOf(field: GraphQLField<unknown, unknown>, depth: number, prefix: string): readonly string[] {
    if (field.args.some(({ type, defaultValue }) => isNonNullType(type) && defaultValue === undefined)) return [];
    const isLeaf = isLeafType(getNamedType(field.type));
    if (!isLeaf && depth === 0) return [];
    const inner = isLeaf ? '' : selectionOf(field.type, depth - 1, '');
    return inner === undefined ? [] : [`${prefix && `${prefix}${field.name}: `}${field.name} ${inner}`];
  }

  return (type) => selectionOf(type, DEPTH, '') ?? '{ __typename }';
}

// @ts-check
// `npm run console:types`: types and documents of the console's GraphQL operations, from the committed schema. One file a
// library, beside its screens, so that a page carries only its own operations.

/** Libraries whose `*.graphql` files become `operations.ts`. */
export const LIBRARIES = [
  'libs/metering/console',
  'libs/pricing/console',
  'libs/ingestion/console',
  'libs/organization/console',
  'libs/attribution/console',
];

/** @param {string} library */
const operationsOf = (library) => ({
  documents: [`${library}/**/*.graphql`],
  plugins: [
    { add: { content: '/* Made by `npm run console:types` from apps/api/schema.graphql; not to be edited. */' } },
    'typescript-operations',
    'typed-document-node',
  ],
});

/** @type {import('@graphql-codegen/cli').CodegenConfig} */
const config = {
  schema: process.env['CONSOLE_TYPES_SCHEMA'] ?? 'apps/api/schema.graphql',
  generates: Object.fromEntries(LIBRARIES.map((library) => [`${library}/operations.ts`, operationsOf(library)])),
  ignoreNoDocuments: true,
  config: {
    enumsAsTypes: true,
    immutableTypes: true,
    useTypeImports: true,
    defaultScalarType: 'unknown',
    strictScalars: true,
    documentMode: 'documentNode',
    // Exact on the wire, exact in the console: text, never a number.
    scalars: { BigInt: 'string', Decimal: 'string', DateTime: 'string', TimeZone: 'string', ID: 'string' },
  },
};

export default config;

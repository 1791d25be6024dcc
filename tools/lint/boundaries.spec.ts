import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

interface Probe {
  readonly name: string;
  readonly path: string;
  readonly code: string;
}

const BOUNDARIES = '@nx/enforce-module-boundaries';
const kept = (path: string, target: string): Pick<Probe, 'path' | 'code'> => ({
  path,
  code: `import * as used from '${target}';\nexport const kept = used;\n`,
});

const REFUSED: readonly (Probe & { readonly rule: string })[] = [
  {
    name: 'a domain library importing Nest',
    rule: BOUNDARIES,
    ...kept('libs/metering/domain/probe.ts', '@nestjs/common'),
  },
  { name: 'a domain library importing TypeORM', rule: BOUNDARIES, ...kept('libs/pricing/domain/probe.ts', 'typeorm') },
  {
    name: 'a domain library importing the data library of its own context',
    rule: BOUNDARIES,
    ...kept('libs/metering/domain/probe.ts', '@tokenledger/metering/data'),
  },
  {
    name: "a context importing another context's data library",
    rule: BOUNDARIES,
    ...kept('libs/metering/data/probe.ts', '@tokenledger/organization/data'),
  },
  {
    name: "a context's api importing its data library",
    rule: BOUNDARIES,
    ...kept('libs/metering/api/probe.ts', '@tokenledger/metering/data'),
  },
  {
    name: 'a shared library importing a context',
    rule: BOUNDARIES,
    ...kept('libs/shared/time/probe.ts', '@tokenledger/metering/domain'),
  },
  {
    name: 'a shared library importing the test kit outside its specs',
    rule: BOUNDARIES,
    ...kept('libs/shared/stream/probe.ts', '@tokenledger/shared/testing'),
  },
  {
    name: 'the published SDK importing a context',
    rule: BOUNDARIES,
    ...kept('libs/sdk/probe.ts', '@tokenledger/metering/domain'),
  },
  {
    name: 'process.env outside shared/config',
    rule: 'no-restricted-properties',
    path: 'libs/metering/data/probe.ts',
    code: "export const url = process.env['URL'];\n",
  },
  {
    name: 'process.env taken apart',
    rule: 'no-restricted-properties',
    path: 'apps/api/probe.ts',
    code: 'const { env } = process;\nexport const url = env;\n',
  },
  {
    name: 'decimal.js outside shared/money',
    rule: 'no-restricted-imports',
    ...kept('libs/pricing/domain/probe.ts', 'decimal.js'),
  },
  {
    name: 'a Kafka spec that cannot say why it was skipped',
    rule: 'no-restricted-syntax',
    path: 'libs/shared/stream/probe.kafka.spec.ts',
    code: "describe('on Kafka', () => undefined);\n",
  },
];

const ACCEPTED: readonly Probe[] = [
  {
    name: 'a data library importing the domain of another context',
    ...kept('libs/metering/data/probe.ts', '@tokenledger/organization/domain'),
  },
  { name: 'an application importing a data library', ...kept('apps/api/probe.ts', '@tokenledger/metering/data') },
  {
    name: 'an api library importing Nest',
    ...kept('libs/metering/api/probe.ts', '@nestjs/common'),
  },
  {
    name: 'a spec of a shared library importing the test kit',
    ...kept('libs/shared/stream/probe.spec.ts', '@tokenledger/shared/testing'),
  },
  {
    name: 'process.env inside shared/config',
    path: 'libs/shared/config/probe.ts',
    code: 'export const environment = process.env;\n',
  },
  { name: 'decimal.js inside a spec', ...kept('libs/pricing/domain/probe.spec.ts', 'decimal.js') },
];

describe('lint', () => {
  let found: ReadonlyMap<string, readonly string[]>;

  beforeAll(() => {
    const probes = [...REFUSED, ...ACCEPTED];
    const { NX_PROJECT_GRAPH_CACHE_DIRECTORY: _unused, ...env } = process.env;
    const { stdout, stderr } = spawnSync(process.execPath, [resolve('tools/lint/lint-probes.mjs')], {
      encoding: 'utf8',
      env,
      input: JSON.stringify(probes),
    });
    const answer = stdout.trim().split('\n').at(-1) ?? '';
    if (!answer.startsWith('[')) throw new Error(`The probes were not linted: ${stdout}${stderr}`);
    const rules = JSON.parse(answer) as readonly (readonly string[])[];
    found = new Map(probes.map(({ name }, index) => [name, rules[index] ?? ['not linted']]));
  }, 120_000);

  it.each(REFUSED)('refuses $name', ({ name, rule }) => {
    expect(found.get(name)).toEqual([rule]);
  });

  it.each(ACCEPTED)('accepts $name', ({ name }) => {
    expect(found.get(name)).toEqual([]);
  });
});

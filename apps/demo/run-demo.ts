import type { DemoOrganisation } from '@tokenledger/organization/domain';

import { allEqual, formatComparison } from '../replay/check/compare-totals';
import type { DemoOptions } from './demo-options';
import { showStep } from './demo-progress';
import { fillLedger } from './fill-ledger';
import { COMPANY } from './generator/company/teams';
import type { Installation } from './installation';
import { makeDirectory } from './make-directory';
import { DEMO, DEMO_TENANT, makeOrganisation } from './make-organisation';
import { formatRemoval, removeDemo } from './remove-demo';
import { describeDemo } from './welcome';

export type Print = (text: string) => void;

/** @returns whether what was asked for is so now */
export async function runDemo(
  options: DemoOptions,
  installation: Installation,
  print: Print,
  signal: AbortSignal,
): Promise<boolean> {
  switch (options.action) {
    case 'make':
      return make(options, installation, print, signal);
    case 'remove':
      await remove(options, installation, print, signal);
      return true;
    case 'renew':
      await remove(options, installation, print, signal);
      return make(options, installation, print, signal);
  }
}

async function make(
  options: DemoOptions,
  installation: Installation,
  print: Print,
  signal: AbortSignal,
): Promise<boolean> {
  const obstacle = await obstacleTo(installation);
  if (obstacle !== undefined) {
    print(obstacle.text);
    return obstacle.isDemoThere;
  }
  const startedAt = performance.now();
  const now = new Date();
  const access = await makeOrganisation(installation, { seed: options.seed, calls: options.calls, now });
  if (access === undefined) {
    print(`There is an organisation ${DEMO_TENANT} that is no demo; nothing was done.`);
    return false;
  }
  await makeDirectory(installation.directories, { now, days: options.days });
  print(`${COMPANY.name}: ${options.calls} calls of ${options.days} days, seed ${options.seed}`);
  const settled = await fillLedger(installation, access, options, now, signal);
  print(formatComparison(settled.figures, 'generated'));
  const { seenTwice, byVendorAlone, substituted, pricedByEmitter } = settled.evidence;
  print(
    `For the checks: ${seenTwice} calls seen twice, ${byVendorAlone} by the vendor alone, ${substituted} answered by ` +
      `another model, ${pricedByEmitter} with a cost of their emitter's.`,
  );
  await installation.keys.revoke(DEMO_TENANT, access.readKey.id, DEMO);
  if (!allEqual(settled.figures) || settled.pendingBuckets > 0) {
    print(`The ledger differs from what was generated; ${settled.pendingBuckets} quarters of an hour are pending.`);
    return false;
  }
  await installation.demos.complete(DEMO_TENANT, new Date());
  const took = Math.round((performance.now() - startedAt) / 1_000);
  print(describeDemo({ api: installation.api, password: access.password, until: now, days: options.days, took }));
  return true;
}

interface Obstacle {
  readonly text: string;
  readonly isDemoThere: boolean;
}

/** Why no demo is made now; undefined where one can be. */
async function obstacleTo({ tenants, demos, removals }: Installation): Promise<Obstacle | undefined> {
  if ((await tenants.count()) === 0) {
    const text = 'There is no organisation yet, and a demo must not be the first: npm run admin -- bootstrap';
    return { text, isDemoThere: false };
  }
  const removal = await removals.find(DEMO_TENANT);
  if (removal !== undefined && removal.state !== 'done') {
    return { text: 'The demo is being removed: npm run demo -- --renew waits for it.', isDemoThere: false };
  }
  const demo = await demos.find(DEMO_TENANT);
  return demo === undefined ? undefined : existing(demo);
}

function existing({ completedAt, calls, seed }: DemoOrganisation): Obstacle {
  const ways =
    '  npm run demo -- --renew    takes it away and makes it anew, up to now, with a new password\n' +
    '  npm run demo -- --remove   takes it away';
  if (completedAt === undefined) {
    return { text: `${COMPANY.name} is there, but was broken off:\n${ways}`, isDemoThere: false };
  }
  const since = completedAt.toISOString().slice(0, 16).replace('T', ' ');
  const text = `${COMPANY.name} is there: ${calls} calls, seed ${seed}, up to ${since} UTC. Sign in as ${COMPANY.email}.\n${ways}`;
  return { text, isDemoThere: true };
}

async function remove(
  options: DemoOptions,
  installation: Installation,
  print: Print,
  signal: AbortSignal,
): Promise<void> {
  let step: ReturnType<typeof showStep> | undefined;
  const removal = await removeDemo(installation, {
    timeoutMs: options.timeoutMs,
    signal,
    onProgress: ({ state, tables, failure }) => {
      const rows = (of: 'foundRows' | 'remainingRows'): number =>
        tables.reduce((sum, table) => sum + Number(table[of]), 0);
      if (tables.length === 0 && state !== 'done') return;
      step ??= showStep('removing', rows('foundRows'), 'rows', process.stderr);
      step.resize(rows('foundRows'));
      step.update(rows('foundRows') - rows('remainingRows'), failure);
    },
  }).finally(() => step?.finish());
  if (removal === undefined) {
    print('There is no demo to remove.');
    return;
  }
  print(formatRemoval(removal));
  print(`Nothing of ${COMPANY.name} remains.`);
}

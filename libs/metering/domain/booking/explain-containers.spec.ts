import { aReading, aUsage } from '@tokenledger/metering/testing';

import type { UsageReading } from '../ledger/usage-reading';
import { explainContainers } from './explain-containers';

const start = aReading().startedAtUs;

/** An agent of one second, from some second on, below a tool of its own whose span is no reading. */
function anAgent(name: string, second: number, service: string): UsageReading {
  return aReading({
    role: 'container',
    operation: 'invoke_agent',
    spanId: name.repeat(16),
    parentSpanId: `${name}0`.repeat(8),
    startedAtUs: start + second * 1_000_000,
    endedAtUs: start + (second + 1) * 1_000_000,
    usage: aUsage({ quantities: { input: 100, output: 20 } }),
    owner: { values: { service }, evidence: {}, unallocatedReason: undefined },
  });
}

describe('explainContainers', () => {
  it('does not take a short agent for the explanation of the one that runs after it', () => {
    const verdicts = explainContainers([anAgent('a', 0, 'desk'), anAgent('b', 2, 'desk')], []);
    expect(verdicts.map(({ soleWitness }) => soleWitness)).toEqual([true, true]);
  });

  it('bears with the clock of another service where the spans between are not known', () => {
    const remoteCall = aReading({
      spanId: 'c'.repeat(16),
      parentSpanId: 'd'.repeat(16),
      startedAtUs: start - 2_000_000,
      endedAtUs: start - 1_500_000,
      owner: { values: { service: 'model-proxy' }, evidence: {}, unallocatedReason: undefined },
    });
    const [verdict] = explainContainers(
      [anAgent('a', 0, 'desk')],
      [{ quantities: { input: 100, output: 20 }, sightings: [remoteCall] }],
    );
    expect(verdict?.residual).toBeUndefined();
  });
});

import { tenantId } from '@tokenledger/organization/domain';
import { silentLogger } from '@tokenledger/shared/telemetry';

import { removeBefore } from './remove-before';

const NEVER = new AbortController().signal;

describe('removeBefore', () => {
  it('removes before buckets are rolled', async () => {
    const steps: string[] = [];
    const remover = {
      pass: () => {
        steps.push('remove');
        return Promise.resolve(tenantId('demo'));
      },
    };
    const roller = {
      pass: () => {
        steps.push('roll');
        return Promise.resolve(3);
      },
    };
    expect(await removeBefore(remover, roller, silentLogger).pass(NEVER)).toBe(3);
    expect(steps).toEqual(['remove', 'roll']);
  });

  it('rolls buckets all the same where a removal fails', async () => {
    const remover = { pass: () => Promise.reject(new Error('ClickHouse is down')) };
    expect(await removeBefore(remover, { pass: () => Promise.resolve(3) }, silentLogger).pass(NEVER)).toBe(3);
  });
});

import { flatPriceBook } from '@tokenledger/metering/testing';
import { tenantId } from '@tokenledger/organization/domain';
import { InMemoryPriceBook } from '@tokenledger/pricing/testing';
import { parseDecimal18 } from '@tokenledger/shared/money';

import { type ServedModel, substitutionsOf } from './served-models';

const acme = tenantId('acme');
const at = new Date('2026-03-10T12:00:00Z');

function served(requested: string, answered: string): ServedModel {
  return {
    provider: 'openai',
    requested,
    served: answered,
    calls: 1n,
    tokens: 120n,
    cost: [],
    firstSeen: at,
    lastSeen: at,
  };
}

describe('substitutionsOf', () => {
  it('keeps what another model answered, with the prices of both', () => {
    const book = new InMemoryPriceBook([{}, { model: 'gpt-4o-mini', perMillion: { input: '0.15', output: '0.6' } }]);
    const [found, ...others] = substitutionsOf(
      acme,
      [served('gpt-4o', 'gpt-4o-2024-08-06'), served('gpt-4o', 'gpt-4o-mini')],
      book,
    );
    expect(others).toEqual([]);
    expect(found).toMatchObject({
      kind: 'other-model',
      prices: {
        currency: 'USD',
        requested: { input: parseDecimal18('0.0000025'), output: parseDecimal18('0.00001') },
        served: { input: parseDecimal18('0.00000015'), output: parseDecimal18('0.0000006') },
      },
    });
  });

  it('does not take a name of one’s own for a model that was asked for', () => {
    expect(substitutionsOf(acme, [served('our-deployment', 'gpt-4o')], flatPriceBook)).toMatchObject([
      { kind: 'unknown-name', prices: undefined },
    ]);
  });
});

import { tenantId } from '@tokenledger/organization/domain';

import { rollQuarterHours, rollQuarterHoursFromSlices, rollSlices } from './rollup-queries';

const acme = tenantId('acme');

describe('rolling up', () => {
  it('reads a quarter hour from its calls', () => {
    const { text, params } = rollQuarterHours(acme, [900], 1000n);
    expect(text).toMatchSnapshot();
    expect(params).toEqual({ tenant: 'acme', buckets: [900], generation: '1000' });
  });

  it('reads slices from their calls, in their buckets only, with a row that says that each is there', () => {
    const { text, params } = rollSlices(acme, [910, 1790, 1800], 1000n);
    expect(text).toMatchSnapshot();
    expect(params).toEqual({
      tenant: 'acme',
      slices: [910, 1790, 1800],
      buckets: [900, 1800],
      generation: '1000',
    });
  });

  it('adds up quarter hours from the newest generation of each of their slices', () => {
    const { text, params } = rollQuarterHoursFromSlices(acme, [900, 2700], 1000n);
    expect(text).toMatchSnapshot();
    expect(params).toEqual({ tenant: 'acme', buckets: [900, 2700], from: 900, to: 3600, generation: '1000' });
  });
});

import type { Reporting } from '@tokenledger/pricing/domain';

/** Every organisation reports in one currency, and there is no exchange rate at all. */
export function reportingIn(currency: string): Reporting {
  return {
    revision: '',
    revisionFor: () => '',
    knows: () => true,
    reportingRate: (_tenant, from, atMs) =>
      from === currency
        ? { state: 'same-currency', currency }
        : { state: 'no-rate', currency, missing: `${from}/${currency} ${new Date(atMs).toISOString().slice(0, 10)}` },
  };
}

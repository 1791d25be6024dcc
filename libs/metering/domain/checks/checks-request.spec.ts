import { validateChecksRequest } from './checks-request';

const from = new Date('2026-03-01T00:00:00Z');

describe('validateChecksRequest', () => {
  it('takes 92 days and not a quarter of an hour more', () => {
    const at = (iso: string) => validateChecksRequest({ from, to: new Date(iso), filter: {} });
    expect(at('2026-06-01T00:00:00Z').ok).toBe(true);
    expect(at('2026-06-01T00:15:00Z')).toMatchObject({ ok: false, error: [{ field: 'to' }] });
  });

  it('says everything that is wrong at once', () => {
    const result = validateChecksRequest({
      from: new Date('2026-03-01T00:01:00Z'),
      to: new Date(Number.NaN),
      filter: { team: [] },
    });
    expect(result.ok ? [] : result.error.map(({ field }) => field)).toEqual(['from', 'to', 'filter.team']);
  });
});

import { type AccessKey, endOf, inOrder, stateOf } from './key-model';

const KEY: AccessKey = {
  keyId: 'k1',
  kind: 'INGESTION',
  name: 'Services',
  createdAt: '2026-03-01T00:00:00Z',
  expiresAt: null,
  scopeKind: null,
  scopeUnit: null,
  owner: { team: null, project: null, costCenter: null },
  lastUsedAt: null,
  revokedAt: null,
};

const NOW = new Date('2026-03-10T12:00:00Z');

describe('stateOf', () => {
  it.each([
    ['unused', {}],
    ['active', { lastUsedAt: '2026-03-02T00:00:00Z' }],
    ['expired', { expiresAt: '2026-03-10T12:00:00Z', lastUsedAt: '2026-03-02T00:00:00Z' }],
    ['unused', { expiresAt: '2026-03-10T12:00:01Z' }],
    ['revoked', { revokedAt: '2026-03-03T00:00:00Z', lastUsedAt: '2026-03-02T00:00:00Z' }],
  ])('is %s', (state, part) => {
    expect(stateOf({ ...KEY, ...part }, NOW)).toBe(state);
  });
});

describe('inOrder', () => {
  it('puts keys in force first, the newest of them at the top', () => {
    const keys = [
      { ...KEY, keyId: 'old' },
      { ...KEY, keyId: 'ended', createdAt: '2026-03-09T00:00:00Z', revokedAt: '2026-03-10T00:00:00Z' },
      { ...KEY, keyId: 'new', createdAt: '2026-03-05T00:00:00Z' },
    ];
    expect(inOrder(keys, NOW).map(({ keyId }) => keyId)).toEqual(['new', 'old', 'ended']);
  });
});

describe('endOf', () => {
  it('is so many days from now, and nothing where a key works until it is revoked', () => {
    expect(endOf(7, NOW)).toBe('2026-03-17T12:00:00.000Z');
    expect(endOf(undefined, NOW)).toBeUndefined();
  });
});

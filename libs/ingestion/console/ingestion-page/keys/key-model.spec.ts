import { type AccessKey, inOrder, stateOf } from './key-model';

const KEY: AccessKey = {
  keyId: 'k1',
  kind: 'INGESTION',
  name: 'Services',
  createdAt: '2026-03-01T00:00:00Z',
  lastUsedAt: null,
  revokedAt: null,
};

describe('stateOf', () => {
  it.each([
    ['unused', {}],
    ['active', { lastUsedAt: '2026-03-02T00:00:00Z' }],
    ['revoked', { revokedAt: '2026-03-03T00:00:00Z', lastUsedAt: '2026-03-02T00:00:00Z' }],
  ])('is %s', (state, part) => {
    expect(stateOf({ ...KEY, ...part })).toBe(state);
  });
});

describe('inOrder', () => {
  it('puts keys in force first, the newest of them at the top', () => {
    const keys = [
      { ...KEY, keyId: 'old' },
      { ...KEY, keyId: 'ended', createdAt: '2026-03-09T00:00:00Z', revokedAt: '2026-03-10T00:00:00Z' },
      { ...KEY, keyId: 'new', createdAt: '2026-03-05T00:00:00Z' },
    ];
    expect(inOrder(keys).map(({ keyId }) => keyId)).toEqual(['new', 'old', 'ended']);
  });
});

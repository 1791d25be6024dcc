type Payload = Readonly<Record<string, unknown>>;

/** Where a provider under test keeps what it gave out: its own, in memory, for as long as it runs. */
export function openidProviderStore(): (model: string) => object {
  const kept = new Map<string, Payload>();
  const keyOf = (model: string, id: string) => `${model} ${id}`;
  return (model) => ({
    upsert: (id: string, payload: Payload) => Promise.resolve(void kept.set(keyOf(model, id), payload)),
    find: (id: string) => Promise.resolve(kept.get(keyOf(model, id))),
    findByUid: (uid: string) => Promise.resolve([...kept.values()].find((one) => one['uid'] === uid)),
    findByUserCode: () => Promise.resolve(undefined),
    destroy: (id: string) => Promise.resolve(void kept.delete(keyOf(model, id))),
    consume: (id: string) => {
      const payload = kept.get(keyOf(model, id));
      if (payload !== undefined) kept.set(keyOf(model, id), { ...payload, consumed: Math.floor(Date.now() / 1000) });
      return Promise.resolve();
    },
    revokeByGrantId: (grantId: string) => {
      for (const [key, payload] of kept) if (payload['grantId'] === grantId) kept.delete(key);
      return Promise.resolve();
    },
  });
}

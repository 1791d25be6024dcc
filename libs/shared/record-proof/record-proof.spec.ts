import fc from 'fast-check';
import {
  createCollectorSigner,
  createKeySigner,
  createRecordVerifier,
  KEY_ID_HEADER,
  PROOF_HEADER,
  type RecordToVerify,
  SOURCE_HEADER,
  signingPublicKey,
  TENANT_HEADER,
  type TopicTrust,
} from './index';

const keySecret = 'tl_in_k1_3f9c0d6b1e5a47a8b2c4';
const collectorSecret = 'a deployment secret of some length';
const topic = 'otlp_spans';
const value = Buffer.from('an export request');

const keySigner = createKeySigner({ tenant: 'acme', keyId: 'k1', keySecret });
const collectorSigner = createCollectorSigner(collectorSecret);
const signedByKey: RecordToVerify = { topic, value, headers: keySigner.headersFor(topic, value) };
const signedByCollector: RecordToVerify = {
  topic,
  value,
  headers: collectorSigner.headersFor({ tenant: 'acme', keyId: 'k1', source: 'vendor' }, topic, value),
};

const verifier = createRecordVerifier({
  collectorSecret,
  signingKeyOf: (tenant, keyId) =>
    Promise.resolve(tenant === 'acme' && keyId === 'k1' ? signingPublicKey(keySecret) : undefined),
});

const trusting = (trust: TopicTrust) =>
  createRecordVerifier({ signingKeyOf: () => Promise.resolve(undefined), topicTrust: new Map([[topic, trust]]) });

describe('a record proves its tenant', () => {
  it('by the signature of an ingestion key', async () => {
    expect(await verifier.verify(signedByKey)).toEqual({ proven: true, tenant: 'acme', keyId: 'k1' });
  });

  it('by the proof of a collector', async () => {
    expect(await verifier.verify(signedByCollector)).toEqual({
      proven: true,
      tenant: 'acme',
      keyId: 'k1',
      source: 'vendor',
    });
  });

  it('by the old and the new secret while it is being changed', async () => {
    const both = createRecordVerifier({
      collectorSecret: ['the secret that comes next', collectorSecret],
      signingKeyOf: () => Promise.resolve(undefined),
    });
    expect(await both.verify(signedByCollector)).toMatchObject({ proven: true });
  });

  it('by a topic that only the collector may write: its headers are believed', async () => {
    const headers = { [TENANT_HEADER]: 'acme' };
    expect(await trusting({ trusted: 'collector' }).verify({ topic, value, headers })).toEqual({
      proven: true,
      tenant: 'acme',
    });
    expect(await trusting({ trusted: 'collector' }).verify({ topic, value, headers: {} })).toEqual({
      proven: false,
      reason: 'tenant-missing',
    });
  });

  it('by a topic that only one tenant may write, without any header', async () => {
    const verifierOfTopic = trusting({ tenant: 'acme' });
    expect(await verifierOfTopic.verify({ topic, value, headers: {} })).toEqual({ proven: true, tenant: 'acme' });
    expect(await verifierOfTopic.verify({ topic, value, headers: { [TENANT_HEADER]: 'globex' } })).toEqual({
      proven: false,
      reason: 'another-tenant',
    });
    expect(await verifierOfTopic.verify({ topic: 'other', value, headers: {} })).toEqual({
      proven: false,
      reason: 'tenant-missing',
    });
  });
});

describe('a record that does not prove its tenant', () => {
  const without = (record: RecordToVerify, name: string): RecordToVerify => ({
    ...record,
    headers: Object.fromEntries(Object.entries(record.headers).filter(([header]) => header !== name)),
  });
  const having = (record: RecordToVerify, name: string, text: string): RecordToVerify => ({
    ...record,
    headers: { ...record.headers, [name]: text },
  });

  it.each<[string, RecordToVerify, string]>([
    ['no header at all', { topic, value, headers: {} }, 'tenant-missing'],
    ['no proof', without(signedByKey, PROOF_HEADER), 'proof-missing'],
    ['another kind of proof', having(signedByKey, PROOF_HEADER, 'v2.rsa.abc'), 'proof-malformed'],
    ['an empty signature', having(signedByKey, PROOF_HEADER, 'v1.ed25519.'), 'proof-malformed'],
    [
      'a signature with something behind it',
      having(signedByKey, PROOF_HEADER, `${signedByKey.headers[PROOF_HEADER]}=`),
      'proof-malformed',
    ],
    ['a signature without key id', without(signedByKey, KEY_ID_HEADER), 'key-id-missing'],
    ['the key id of another key', having(signedByKey, KEY_ID_HEADER, 'k2'), 'key-unknown'],
    ['another tenant', having(signedByKey, TENANT_HEADER, 'globex'), 'key-unknown'],
    ['a tenant that is none', having(signedByKey, TENANT_HEADER, 'Acme/../x'), 'tenant-malformed'],
    ['another tenant under a collector proof', having(signedByCollector, TENANT_HEADER, 'globex'), 'proof-wrong'],
    ['a source that was added', having(signedByKey, SOURCE_HEADER, 'vendor'), 'proof-wrong'],
    ['a source with control characters', having(signedByKey, SOURCE_HEADER, 'a\nb'), 'source-malformed'],
    ['a source that was taken away', without(signedByCollector, SOURCE_HEADER), 'proof-wrong'],
    ['another topic', { ...signedByKey, topic: 'otlp_logs' }, 'proof-wrong'],
    ['another value', { ...signedByKey, value: Buffer.from('another request') }, 'proof-wrong'],
  ])('%s', async (_what, record, reason) => {
    expect(await verifier.verify(record)).toEqual({ proven: false, reason });
  });

  it('a collector proof where no collector is accepted', async () => {
    const keysOnly = createRecordVerifier({ signingKeyOf: () => Promise.resolve(undefined) });
    expect(await keysOnly.verify(signedByCollector)).toEqual({ proven: false, reason: 'collector-not-accepted' });
  });

  it('a revoked key, from the next record on', async () => {
    let revoked = false;
    const watching = createRecordVerifier({
      signingKeyOf: () => Promise.resolve(revoked ? undefined : signingPublicKey(keySecret)),
    });
    expect(await watching.verify(signedByKey)).toMatchObject({ proven: true });
    revoked = true;
    expect(await watching.verify(signedByKey)).toEqual({ proven: false, reason: 'key-unknown' });
  });

  it('a failing key store is a failure, never a wrong proof', async () => {
    const broken = createRecordVerifier({ signingKeyOf: () => Promise.reject(new Error('store away')) });
    await expect(broken.verify(signedByKey)).rejects.toThrow('store away');
  });
});

describe('proofs in general', () => {
  const tenant = fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,20}[a-z0-9])?$/);
  const name = fc.stringMatching(/^[A-Za-z0-9._]{1,20}$/);
  const record = fc.record({
    topic: name,
    tenant,
    keyId: fc.option(name, { nil: undefined }),
    source: fc.option(name, { nil: undefined }),
    value: fc.uint8Array({ maxLength: 64 }),
  });
  type Fields = typeof record extends fc.Arbitrary<infer T> ? T : never;

  const headersOf = ({ topic: to, tenant: of, keyId, source, value: bytes }: Fields) =>
    collectorSigner.headersFor(
      { tenant: of, ...(keyId === undefined ? {} : { keyId }), ...(source === undefined ? {} : { source }) },
      to,
      bytes,
    );

  it('hold for the record they were made for', async () => {
    await fc.assert(
      fc.asyncProperty(record, async (fields) => {
        const headers = headersOf(fields);
        expect(await verifier.verify({ topic: fields.topic, value: fields.value, headers })).toMatchObject({
          proven: true,
          tenant: fields.tenant,
        });
      }),
    );
  });

  it('hold for no record that differs in any field', async () => {
    await fc.assert(
      fc.asyncProperty(record, record, async (signed, other) => {
        fc.pre(JSON.stringify(toText(signed)) !== JSON.stringify(toText(other)));
        const proof = headersOf(signed)[PROOF_HEADER] ?? '';
        const headers = { ...headersOf(other), [PROOF_HEADER]: proof };
        expect(await verifier.verify({ topic: other.topic, value: other.value, headers })).toEqual({
          proven: false,
          reason: 'proof-wrong',
        });
      }),
    );
  });

  it('break when one byte of the value changes, under a key signature too', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 64 }), fc.nat(), async (bytes, at) => {
        const headers = keySigner.headersFor(topic, bytes);
        const changed = Uint8Array.from(bytes);
        changed[at % bytes.length] = (changed[at % bytes.length] ?? 0) ^ 1;
        expect(await verifier.verify({ topic, value: bytes, headers })).toMatchObject({ proven: true });
        expect(await verifier.verify({ topic, value: changed, headers })).toMatchObject({ reason: 'proof-wrong' });
      }),
    );
  });

  const toText = ({ value: bytes, ...rest }: Fields) => ({ ...rest, value: Buffer.from(bytes).toString('hex') });
});

describe('signing keys', () => {
  it('are derived from the secret alone, for ever the same: stored public keys depend on it', () => {
    expect(Buffer.from(signingPublicKey(keySecret)).toString('hex')).toBe(
      '434dc45e73f6f7caba6bdb4884e75bba4a8ed72ac29344fb18f9542b4ea8cbae',
    );
    expect(signingPublicKey(keySecret)).not.toEqual(signingPublicKey(`${keySecret}x`));
  });

  it('are refused from a secret that is too short, and claims that are malformed', () => {
    expect(() => signingPublicKey('short')).toThrow('a signing secret needs at least 16 characters');
    expect(() => createCollectorSigner('short')).toThrow(RangeError);
    expect(() => createKeySigner({ tenant: 'Not A Tenant', keyId: 'k1', keySecret })).toThrow('tenant-malformed');
  });
});

import { FakeSpendReader } from '@tokenledger/metering/testing';
import { type KeyVerdict, type ReadIdentity, tenantId } from '@tokenledger/organization/domain';
import type { GraphqlApp } from '@tokenledger/shared/graphql';
import { type RecordingLogger, recordingLogger } from '@tokenledger/shared/telemetry';

import { type ApiAppOptions, type ApiPorts, createApiApp } from '../create-api-app';
import { ingestionOverFakes } from './ingestion-fakes';

export const acme = tenantId('acme');
export const globex = tenantId('globex');

/** Keys of the fake verifier. */
export const KEYS: Readonly<Record<string, KeyVerdict<ReadIdentity>>> = {
  tlr_acme: { verdict: 'valid', identity: { tenant: acme, keyId: 'k-acme' } },
  tlr_globex: { verdict: 'valid', identity: { tenant: globex, keyId: 'k-globex' } },
  tlr_revoked: { verdict: 'refused', reason: 'revoked' },
  tlr_short: { verdict: 'refused', reason: 'malformed' },
  tlr_suspended: { verdict: 'refused', reason: 'tenant-suspended' },
};

export interface GraphqlError {
  readonly message: string;
  readonly path?: readonly string[];
  readonly extensions: { readonly code: string; readonly id: string; readonly retriable: boolean };
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: { readonly data?: { readonly spend: SpendAnswer } | null; readonly errors?: readonly GraphqlError[] };
}

export interface SpendAnswer {
  readonly __typename: string;
  readonly issues?: readonly { readonly field: string; readonly message: string }[];
  readonly [field: string]: unknown;
}

export interface ApiUnderTest {
  readonly app: GraphqlApp;
  readonly url: string;
  readonly spend: FakeSpendReader;
  readonly logger: RecordingLogger;
  /** @param key undefined sends no credential */
  ask(query: string, variables?: object, key?: string | null): Promise<Answer>;
  post(body: string, headers?: Record<string, string>): Promise<Answer>;
}

/** The API on a free port over fakes: what a client sees. */
export async function startApi(
  ports: Partial<ApiPorts> = {},
  options: Partial<ApiAppOptions> = {},
): Promise<ApiUnderTest> {
  const spend = new FakeSpendReader();
  const logger = recordingLogger();
  const clock = { now: () => new Date('2026-03-20T12:00:00Z') };
  let failures = 0;
  const app = await createApiApp(
    {
      spend,
      timeZones: { timeZoneOf: () => Promise.resolve('Asia/Kolkata') },
      clock,
      ingestion: ingestionOverFakes(clock),
      readKeys: {
        verify: (secret) => Promise.resolve(KEYS[secret] ?? { verdict: 'refused', reason: 'unknown' }),
      },
      ...ports,
    },
    { logger, newErrorId: () => `err_${(failures += 1)}`, ...options },
  );
  const url = `http://127.0.0.1:${await app.listen(0, '127.0.0.1')}/graphql`;
  const post = async (body: string, headers: Record<string, string> = {}): Promise<Answer> => {
    const sent = { 'content-type': 'application/json', ...headers };
    const response = await fetch(url, { method: 'POST', headers: sent, body });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, body: JSON.parse(text) as Answer['body'] };
  };
  const ask: ApiUnderTest['ask'] = (query, variables = {}, key = 'tlr_acme') =>
    post(JSON.stringify({ query, variables }), key === null ? {} : { authorization: `Bearer ${key}` });
  return { app, url, spend, logger, ask, post };
}

import type { Readiness } from '@tokenledger/shared/telemetry';

/** A store as readiness sees it: ready where it answers. @throws where it does not; the admin server tells why */
export async function answers(ping: () => Promise<void>): Promise<Readiness> {
  await ping();
  return { ready: true, detail: 'answers' };
}

import { InvalidUsageOptionsError, givenText } from './usage-options';

/** What a signer of Kafka records needs to know of an ingestion key. */
export interface SigningKey {
  readonly tenant: string;
  /** Public id of the key. */
  readonly keyId: string;
  readonly keySecret: string;
}

/** An ingestion key names itself: kind, public id, secret (a read key begins with `tlr`). */
const INGESTION_KEY = /^tli_([0-9A-Za-z]{4,32})_[0-9A-Za-z]{16,}$/;

/** @throws InvalidUsageOptionsError naming the option; the key itself is never part of the message */
export function toSigningKey(tenant: string, ingestionKey: string): SigningKey {
  const keySecret = givenText('ingestionKey', ingestionKey);
  const keyId = INGESTION_KEY.exec(keySecret)?.[1];
  if (keyId === undefined) {
    throw new InvalidUsageOptionsError('ingestionKey', 'this is no ingestion key; copy it whole, as it was shown');
  }
  return { tenant: givenText('tenant', tenant), keyId, keySecret };
}

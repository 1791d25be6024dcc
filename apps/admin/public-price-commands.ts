import { tenantId } from '@tokenledger/organization/domain';
import { genaiPricesBookOf, modelsOfGenaiPrices } from '@tokenledger/pricing/data';
import {
  priceDisagreements,
  type PublicPriceRecord,
  type PublicPriceRecords,
  type SoldModel,
} from '@tokenledger/pricing/domain';
import type { Clock } from '@tokenledger/shared/time';

import { type CommandOutcome, refused } from './command-outcome';

export interface PublicPriceParts {
  readonly publicPrices: PublicPriceRecords;
  readonly clock: Clock;
}

/** Public prices hold for everybody: whose calls they are does not matter. */
const NOBODY = tenantId('nobody');

/** What the public list said, release by release; between two of them, every price that changed. */
export async function publicPriceCommand(
  [older, newer]: readonly string[],
  { publicPrices, clock }: PublicPriceParts,
): Promise<CommandOutcome> {
  const records = await publicPrices.list();
  if (older === undefined) return { lines: describeRecords(records) };
  const [before, after] = await Promise.all([
    keptList(publicPrices, records, older),
    keptList(publicPrices, records, newer),
  ]);
  if (before === undefined || after === undefined) {
    return refused(`OLDER, NEWER: two of ${records.map(({ digest }) => digest).join(', ')}; see: prices public`);
  }
  const known = new Set(before.models.map(nameOf));
  const isKnownNow = new Set(after.models.map(nameOf));
  const both = before.models.filter((model) => isKnownNow.has(nameOf(model)));
  const changes = priceDisagreements([before, after], both, NOBODY, clock.now());
  return {
    lines: [
      ...changes.map(
        ({ provider, model, meter, first, second }) =>
          `${provider} ${model} ${meter}  ${first.pricePerMillion} -> ${second.pricePerMillion} ${second.currency} for 1000000`,
      ),
      ...after.models.filter((model) => !known.has(nameOf(model))).map((model) => `+ ${nameOf(model)}`),
      ...before.models.filter((model) => !isKnownNow.has(nameOf(model))).map((model) => `- ${nameOf(model)}`),
      `${changes.length} prices changed`,
    ],
  };
}

function describeRecords(records: readonly PublicPriceRecord[]): readonly string[] {
  if (records.length === 0) return ['No public prices were recorded yet; they are when TokenLedger starts.'];
  return records.map(
    ({ digest, source, recordedAt }) => `${digest}  ${source}  known since ${recordedAt.toISOString()}`,
  );
}

async function keptList(
  publicPrices: PublicPriceRecords,
  records: readonly PublicPriceRecord[],
  digest: string | undefined,
) {
  const record = records.find((one) => one.digest === digest);
  const content = record && (await publicPrices.read(record.digest));
  if (record === undefined || content === undefined) return undefined;
  return { name: record.digest, book: genaiPricesBookOf(record, content), models: modelsOfGenaiPrices(content) };
}

function nameOf({ provider, model }: SoldModel): string {
  return `${provider} ${model}`;
}

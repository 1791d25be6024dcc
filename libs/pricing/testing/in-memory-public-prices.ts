import type { PublicPriceRecord, PublicPriceRecords } from '@tokenledger/pricing/domain';

/** Public prices of a test. */
export class InMemoryPublicPrices implements PublicPriceRecords {
  private readonly kept: { readonly record: PublicPriceRecord; readonly content: string }[] = [];

  keep(record: PublicPriceRecord, content: string): Promise<boolean> {
    const isNew = !this.kept.some((one) => one.record.digest === record.digest);
    if (isNew) this.kept.push({ record, content });
    return Promise.resolve(isNew);
  }

  list(): Promise<readonly PublicPriceRecord[]> {
    return Promise.resolve(this.kept.map(({ record }) => record));
  }

  read(digest: string): Promise<string | undefined> {
    return Promise.resolve(this.kept.find(({ record }) => record.digest === digest)?.content);
  }
}

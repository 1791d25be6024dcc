import { describeWithEngines, withClickHouse } from '@tokenledger/shared/testing';
import fc from 'fast-check';

import { type ColumnDeclaration, NativeBlock } from './native-block';

const COLUMNS: readonly ColumnDeclaration[] = [
  ['id', 'UInt32'],
  ['word', 'LowCardinality(String)'],
  ['text', 'String CODEC(ZSTD(1))'],
  ['flag', 'Bool'],
  ['bits', 'UInt8'],
  ['many', 'UInt64 CODEC(T64, ZSTD(1))'],
  ['at', "DateTime64(6, 'UTC') CODEC(Delta, ZSTD(1))"],
  ['bucket', "DateTime('UTC')"],
  ['digest', 'FixedString(4)'],
  ['money', 'Nullable(Decimal(38, 18)) CODEC(ZSTD(1))'],
];

interface Sample {
  readonly word: string;
  readonly text: string;
  readonly flag: boolean;
  readonly bits: number;
  readonly many: number;
  readonly digest: string;
  readonly money: bigint | undefined;
}

const LARGEST_MONEY = 10n ** 38n - 1n;
const anyText = fc.string({ unit: 'binary', maxLength: 90 });
const samples = fc.array(
  fc.record({
    word: fc.oneof(fc.constantFrom('', 'openai', 'anthropic', '模型'), anyText),
    text: anyText,
    flag: fc.boolean(),
    bits: fc.nat(255),
    many: fc.maxSafeNat(),
    digest: fc.uint8Array({ minLength: 4, maxLength: 4 }).map((bytes) => Buffer.from(bytes).toString('hex')),
    money: fc.option(fc.bigInt(-LARGEST_MONEY, LARGEST_MONEY), { nil: undefined }),
  }),
  { minLength: 1, maxLength: 50 },
);

function blockOf(rows: readonly Sample[]): Buffer {
  const block = new NativeBlock(COLUMNS, rows.length);
  rows.forEach((row, id) => {
    block.number(id);
    block.string(row.word);
    block.string(row.text);
    block.bool(row.flag);
    block.number(row.bits);
    block.number(row.many);
    block.number(row.many % 4_000_000_000_000_000);
    block.number(row.many % 4_000_000_000);
    block.fixedHex(row.digest);
    block.nullableDecimal(row.money);
    block.endRow();
  });
  return block.finish();
}

describeWithEngines(
  'a Native block',
  () => {
    const clickhouse = withClickHouse((server) =>
      server.command({
        text: `CREATE TABLE samples (${COLUMNS.map(([name, type]) => `${name} ${type}`).join(', ')}) ENGINE = Memory`,
      }),
    );

    async function readBack(bytes: Buffer): Promise<readonly unknown[]> {
      await clickhouse().command({ text: 'TRUNCATE TABLE samples' });
      await clickhouse().insertNative(
        'samples',
        COLUMNS.map(([name]) => name),
        bytes,
      );
      return clickhouse().query({
        text: `SELECT hex(word) AS word, hex(text) AS text, flag, bits, many, toUnixTimestamp64Micro(at) AS at,
                      toUnixTimestamp(bucket) AS bucket, lower(hex(digest)) AS digest, money FROM samples ORDER BY id`,
      });
    }

    function asStored(row: Sample): unknown {
      return {
        word: hex(row.word),
        text: hex(row.text),
        flag: row.flag,
        bits: row.bits,
        many: String(row.many),
        at: String(row.many % 4_000_000_000_000_000),
        bucket: row.many % 4_000_000_000,
        digest: row.digest,
        money: row.money === undefined ? null : decimalText(row.money),
      };
    }

    it('is read by ClickHouse to the last bit, whatever the values', async () => {
      await fc.assert(
        fc.asyncProperty(samples, async (rows) => {
          expect(await readBack(blockOf(rows))).toEqual(rows.map(asStored));
        }),
        { numRuns: 40 },
      );
    });

    it.each([256, 257, 70_000])('keeps %d different texts apart in a column for few', async (count) => {
      const rows = Array.from({ length: count }, (_, index) => ({ ...PLAIN, word: `word ${index}` }));
      expect(await readBack(blockOf(rows))).toEqual(rows.map(asStored));
    });
  },
  ['clickhouse'],
);

const PLAIN: Sample = { word: '', text: '', flag: false, bits: 0, many: 0, digest: '00000000', money: undefined };

function hex(text: string): string {
  return Buffer.from(text, 'utf8').toString('hex').toUpperCase();
}

/** As ClickHouse writes decimals: no trailing zeros. */
function decimalText(units: bigint): string {
  const digits = (units < 0n ? -units : units).toString().padStart(19, '0');
  const fraction = digits.slice(-18).replace(/0+$/, '');
  return `${units < 0n ? '-' : ''}${digits.slice(0, -18)}${fraction === '' ? '' : `.${fraction}`}`;
}

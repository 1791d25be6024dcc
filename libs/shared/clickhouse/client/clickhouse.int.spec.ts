import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { describeWithEngines, openTestClickHouse } from '@tokenledger/shared/testing';
import {
  type ClickHouse,
  ClickHouseQueryError,
  ClickHouseUnavailableError,
  openClickHouse,
  startClickHouseEndpoint,
} from '../index';

/** Every byte twice, among them pairs of line feeds and bytes that are no UTF-8. */
const EVERY_BYTE = Buffer.from(Array.from({ length: 512 }, (_, index) => index >> 1));

describeWithEngines(
  'ClickHouse',
  () => {
    describe.each([
      ['embedded', openTestClickHouse],
      ['over HTTP', () => openOverHttp(false)],
      ['over HTTP, compressed', () => openOverHttp(true)],
    ])('%s', (_name, open) => {
      let opened: ClickHouse | undefined;
      const clickhouse = () => opened!;
      beforeAll(async () => {
        opened = await open();
        await opened.command({
          text: `CREATE TABLE samples (id UInt64, money Decimal(38, 18), bytes String) ENGINE = MergeTree ORDER BY id`,
        });
      }, 60_000);
      afterEach(() => clickhouse().command({ text: 'TRUNCATE TABLE samples' }));
      afterAll(() => opened?.close());

      it('gives decimals and 64-bit integers as text, to the last digit', async () => {
        const [row] = await clickhouse().query({
          text: `SELECT toDecimal128('12345678901234567890.123456789012345678', 18) AS money, toUInt64('18446744073709551615') AS count`,
        });
        expect(row).toEqual({ money: '12345678901234567890.123456789012345678', count: '18446744073709551615' });
      });

      it('stores RowBinary to the byte, from memory and from a stream', async () => {
        await clickhouse().insertRowBinary('samples', ['id', 'bytes', 'money'], rowOf(1n, EVERY_BYTE, -1n));
        const parts = [rowOf(2n, EVERY_BYTE, 10n ** 37n), rowOf(3n, EVERY_BYTE, 0x0a0a0an)];
        const halves = parts.flatMap((part) => [part.subarray(0, 9), part.subarray(9)]);
        await clickhouse().insertRowBinary('samples', ['id', 'bytes', 'money'], Readable.from(halves));

        expect(
          await clickhouse().query({ text: 'SELECT id, money, hex(bytes) AS hex FROM samples ORDER BY id' }),
        ).toEqual(
          [
            { id: '1', money: '-0.000000000000000001', hex: EVERY_BYTE.toString('hex').toUpperCase() },
            { id: '2', money: '10000000000000000000', hex: EVERY_BYTE.toString('hex').toUpperCase() },
            { id: '3', money: '0.000000000000657930', hex: EVERY_BYTE.toString('hex').toUpperCase() }, // 0x0a0a0a = 657,930
          ].map((row) => ({ ...row, money: expect.stringMatching(trailingZeros(row.money)) })),
        );
      });

      it('binds text as it is, whatever it holds', async () => {
        const tricky = [
          "it's",
          'a\\b',
          'tab\tline\nreturn\r',
          '{x:String}',
          "'; DROP TABLE samples; --",
          'naïve 東京 🙂',
          '\\N',
          '',
        ];
        const text = 'SELECT {one:String} AS one, {all:Array(String)} AS all';
        for (const one of tricky) {
          expect(await clickhouse().query({ text, params: { one, all: tricky } })).toEqual([{ one, all: tricky }]);
        }
      });

      it('binds numbers, truth and nothing', async () => {
        const rows = await clickhouse().query({
          text: 'SELECT {big:UInt64} AS big, {small:Int32} AS small, {yes:Bool} AS yes, {none:Nullable(String)} AS none, {ids:Array(UInt64)} AS ids',
          params: { big: 18446744073709551615n, small: -5, yes: true, none: null, ids: [1n, 2] },
        });
        expect(rows).toEqual([{ big: '18446744073709551615', small: -5, yes: true, none: null, ids: ['1', '2'] }]);
      });

      it('refuses a query whose value is missing, also after another query had one of that name', async () => {
        const text = 'SELECT {tenant:String} AS tenant';
        for (let times = 0; times < 6; times++) await clickhouse().query({ text, params: { tenant: 'acme' } });
        for (let times = 0; times < 6; times++) {
          await expect(clickhouse().query({ text })).rejects.toMatchObject({
            facts: { serverCode: 456 },
            retriable: false,
          });
        }
      });

      it('keeps the values of concurrent queries apart', async () => {
        const text = 'SELECT {mine:UInt32} + sum(number) - sum(number) AS mine FROM numbers(100000)';
        const asked = Array.from({ length: 60 }, (_, mine) => mine);
        const rows = await Promise.all(
          asked.map((mine) => clickhouse().query<{ mine: string }>({ text, params: { mine } })),
        );
        expect(rows.map(([row]) => Number(row?.mine))).toEqual(asked);
      });

      it('binds ten thousand ids', async () => {
        const ids = Array.from({ length: 10_000 }, (_, index) => index.toString(16).padStart(32, '0'));
        const rows = await clickhouse().query({ text: 'SELECT length({ids:Array(String)}) AS count', params: { ids } });
        expect(rows).toEqual([{ count: '10000' }]);
      });

      it('calls a wrong query wrong and a lack of memory passing', async () => {
        const wrong = clickhouse().query({ text: 'SELECT nope FROM samples' });
        await expect(wrong).rejects.toBeInstanceOf(ClickHouseQueryError);
        await expect(wrong).rejects.toMatchObject({ facts: { serverCode: 47 } });

        const heavy = clickhouse().query({
          text: 'SELECT uniqExact(number) AS n FROM numbers(100000000) SETTINGS max_memory_usage = 50000000',
        });
        await expect(heavy).rejects.toBeInstanceOf(ClickHouseUnavailableError);
        await expect(heavy).rejects.toMatchObject({ facts: { serverCode: 241 }, retriable: true });
      });

      it('takes no rows as nothing to do', async () => {
        await clickhouse().insertRowBinary('samples', ['id', 'bytes', 'money'], Buffer.alloc(0));
        expect(await clickhouse().query({ text: 'SELECT count() AS count FROM samples' })).toEqual([{ count: '0' }]);
      });

      it('refuses cut-off rows', async () => {
        const cut = rowOf(1n, EVERY_BYTE, 1n).subarray(0, 30);
        const insert = clickhouse().insertRowBinary('samples', ['id', 'bytes', 'money'], cut);
        await expect(insert).rejects.toMatchObject({ code: 'CLICKHOUSE_QUERY_FAILED' });
      });
    });

    it('says which folder it cannot have', async () => {
      const path = `${__filename}/below-a-file`;
      await expect(openClickHouse({ kind: 'embedded', path })).rejects.toThrow(`folder ${path} cannot be created`);
    });

    it('is out of reach where nothing listens', async () => {
      const nowhere = await openClickHouse(serverAt('http://127.0.0.1:1'));
      await expect(nowhere.ping()).rejects.toBeInstanceOf(ClickHouseUnavailableError);
      await expect(nowhere.command({ text: 'SELECT 1' })).rejects.toMatchObject({ retriable: true });
      await nowhere.close();
    });
  },
  ['clickhouse'],
);

async function openOverHttp(compression: boolean): Promise<ClickHouse> {
  const path = mkdtempSync(join(tmpdir(), 'tokenledger-endpoint-'));
  const endpoint = await startClickHouseEndpoint({ path });
  const client = await openClickHouse({ ...serverAt(endpoint.url), compression });
  return {
    query: (query) => client.query(query),
    command: (query) => client.command(query),
    insertRowBinary: (table, columns, rows) => client.insertRowBinary(table, columns, rows),
    insertNative: (table, columns, blocks) => client.insertNative(table, columns, blocks),
    ping: () => client.ping(),
    close: async () => {
      await client.close();
      await endpoint.stop();
      rmSync(path, { recursive: true, force: true });
    },
  };
}

function serverAt(url: string) {
  return { kind: 'server', url, database: 'default', username: 'default', password: '' } as const;
}

/** One row in RowBinary: UInt64, String shorter than 16 KiB, Decimal(38, 18) as its 128-bit integer. */
function rowOf(id: bigint, bytes: Buffer, units: bigint): Buffer {
  const head = Buffer.alloc(8);
  head.writeBigUInt64LE(id);
  const length = Buffer.from([(bytes.length & 0x7f) | 0x80, bytes.length >> 7]);
  const money = Buffer.alloc(16);
  money.writeBigUInt64LE(BigInt.asUintN(64, units));
  money.writeBigInt64LE(units >> 64n, 8);
  return Buffer.concat([head, length, bytes, money]);
}

/** ClickHouse leaves out a decimal's last zeros. */
function trailingZeros(money: string): RegExp {
  const digits = money.includes('.') ? money.replace(/0+$/, '') : money;
  return new RegExp(`^${digits.replace('.', '\\.')}0*$`);
}

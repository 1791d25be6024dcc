import { comparable } from '@tokenledger/organization/domain';
import { describeWithEngines, withClickHouse } from '@tokenledger/shared/testing';
import fc from 'fast-check';

import { comparableIn } from './comparable-names';

describeWithEngines(
  'names as ClickHouse compares them',
  () => {
    const clickhouse = withClickHouse();

    async function compared(names: readonly string[]): Promise<readonly string[]> {
      const text = `SELECT ${comparableIn('name')} AS compared FROM (SELECT arrayJoin({names:Array(String)}) AS name)`;
      const rows = await clickhouse().query<{ readonly compared: string }>({ text, params: { names } });
      return rows.map((row) => row.compared);
    }

    it('are those of the directory, whatever their letters', async () => {
      const names = ['Ada@Acme.Example', 'İstanbul', 'ΣΑΣ', 'ﬁona', 'Åsa', 'Ⅷ', 'ẞ', 'Ǆ', 'Ა', '𐐀', ' ada '];
      expect(await compared(names)).toEqual(names.map(comparable));
    });

    it('are those of the directory for any text', async () => {
      const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 });
      await fc.assert(
        fc.asyncProperty(fc.array(name, { minLength: 1, maxLength: 50 }), async (names) => {
          expect(await compared(names)).toEqual(names.map(comparable));
        }),
        { numRuns: 40 },
      );
    });
  },
  ['clickhouse'],
);

import { ChangePriceListDocument, PriceLinesDocument, PriceListCsvDocument, PriceListsDocument } from '../operations';
import { openPrices } from '../testing/open-prices';
import type { PriceLine } from './price-line-columns';
import { PriceListsPage } from './price-lists';

function aLine(facts: Partial<PriceLine> = {}) {
  return {
    __typename: 'PriceLine' as const,
    list: 'all:tokenledger',
    provider: 'alibaba',
    model: 'qwen-plus',
    meter: 'input',
    price: '0.4',
    unit: 1_000_000,
    currency: 'USD',
    validFrom: null,
    validTo: null,
    inForce: true,
    aboveInputTokens: 0,
    serviceTier: null,
    region: null,
    window: null,
    source: 'vendor page',
    note: null,
    ...facts,
  };
}

const LISTS = [
  { id: 'own:contract', name: 'contract', scope: 'ORGANISATION', revision: 3, lineCount: 2, modelCount: 1 },
  { id: 'all:tokenledger', name: 'tokenledger', scope: 'PRODUCT', revision: 1, lineCount: 9, modelCount: 4 },
].map((list) => ({ __typename: 'PriceList', ...list }));

async function openLists(lines = [aLine()]) {
  const screen = await openPrices('/prices/lists', [{ path: 'prices/lists', component: PriceListsPage }]);
  screen.api.expectOne(PriceListsDocument).flush({ data: { priceLists: LISTS } });
  const answer = (nodes = lines, total = nodes.length) => {
    const pageInfo = { __typename: 'PageInfo', hasNextPage: total > nodes.length, endCursor: '1' };
    const priceLines = { __typename: 'PriceLineConnection', totalCount: total, nodes, pageInfo };
    screen.api.expectOne(PriceLinesDocument).flush({ data: { priceLines } });
    return screen.settled();
  };
  await answer();
  return { ...screen, answer };
}

describe('price lists', () => {
  it('are named with whom they hold for, and shown line by line with their conditions', async () => {
    const line = aLine({ aboveInputTokens: 256_000, serviceTier: 'batch', validFrom: '2026-01-01T00:00:00.000Z' });
    const screen = await openLists([aLine(), line]);
    expect(
      [...screen.page.querySelectorAll('.choose')].map((list) =>
        [...list.children].map((part) => part.textContent?.trim()).join(', '),
      ),
    ).toEqual([
      'contract, of your organisation, Models: 1, lines: 2',
      'tokenledger, comes with TokenLedger, Models: 4, lines: 9',
    ]);
    expect(screen.rows()).toEqual([
      'qwen-plus | alibaba | Input | $0.40 | 1,000,000 |  | always | tokenledger | vendor page',
      'qwen-plus | alibaba | Input | $0.40 | 1,000,000 | batch · input > 256000 | 2026-01-01 → … | tokenledger | vendor page',
    ]);
  });

  it('are narrowed by the address, and told to be more than are shown', async () => {
    const screen = await openLists();
    screen.page.querySelector<HTMLElement>('.choose')!.click();
    await screen.settled();
    await screen.answer([aLine()], 900);
    expect(screen.url()).toBe('/prices/lists?list=own:contract');
    await screen.press('Show more');
    await screen.answer([aLine()], 900);
    expect(screen.page.textContent).toContain('There are more lines: narrow the search');
  });

  it('are exported on demand', async () => {
    const screen = await openLists();
    await screen.press('Export');
    expect(screen.api.expectOne(PriceListCsvDocument).operation.variables).toEqual({ id: 'own:contract' });
  });

  it("may be changed where they are the organisation's: what a file would change comes first", async () => {
    const screen = await openLists();
    await screen.press('Change');
    await screen.chooseFile('provider,model\n');
    const preview = screen.api.expectOne(ChangePriceListDocument);
    expect(preview.operation.variables).toEqual({
      input: { name: 'contract', csv: 'provider,model\n', preview: true },
    });
    const change = {
      __typename: 'PriceListChange',
      applied: false,
      addedCount: 101,
      supersededCount: 1,
      unchangedCount: 5,
      added: [aLine({ price: '0.5' })],
      superseded: [aLine()],
      gaps: [],
    };
    preview.flush({ data: { changePriceList: change } });
    await screen.settled();
    expect(screen.dialog()?.textContent).toContain('101 added, 1 taken away, 5 stay');
    expect([...screen.dialog()!.querySelectorAll('.changes li')].map((line) => line.textContent?.trim())).toEqual([
      '− alibaba/qwen-plus input: $0.40 for 1,000,000',
      '+ alibaba/qwen-plus input: $0.50 for 1,000,000',
    ]);
    expect(screen.dialog()?.textContent).toContain('and 100 lines more');
    await screen.press('Change the list', screen.dialog()!);
    expect(screen.api.expectOne(ChangePriceListDocument).operation.variables).toMatchObject({
      input: { preview: false },
    });
  });

  it('say line by line what is wrong with a file, and cannot be changed by it', async () => {
    const screen = await openLists();
    await screen.press('Change');
    await screen.chooseFile('broken');
    const issues = [{ __typename: 'InputIssue', field: 'csv.12.price', message: '-1 is negative' }];
    const refused = { __typename: 'InvalidPrices', issueCount: 1, issues };
    screen.api.expectOne(ChangePriceListDocument).flush({ data: { changePriceList: refused } });
    await screen.settled();
    expect(screen.dialog()?.querySelector('.refused')?.textContent).toContain('csv.12.price -1 is negative');
    expect([...screen.dialog()!.querySelectorAll('button')].map((button) => button.textContent?.trim())).toEqual([
      'Cancel',
      'See what changes',
    ]);
  });

  it('leave a file that is too large to the command line', async () => {
    const screen = await openLists();
    await screen.press('Change');
    await screen.chooseFile('x'.repeat(200_001));
    expect(screen.dialog()?.textContent).toContain('file.csv is too large for a browser');
    screen.api.expectNone(ChangePriceListDocument);
  });
});

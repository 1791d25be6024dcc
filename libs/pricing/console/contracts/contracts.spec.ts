import {
  AmendContractTermsDocument,
  ContractStandingsDocument,
  ContractTermsDocument,
  PriceUnderContractDocument,
  type ContractTermFieldsFragment,
} from '../operations';
import { openPrices } from '../testing/open-prices';
import { ContractsPage } from './contracts';

function aTerm(facts: Partial<ContractTermFieldsFragment> = {}) {
  return {
    __typename: 'ContractTerm' as const,
    id: 't1',
    kind: 'DISCOUNT' as const,
    contract: 'C-7',
    provider: 'openai',
    model: 'gpt-*',
    meters: [],
    serviceTier: null,
    percent: '10',
    amount: null,
    currency: null,
    tokens: null,
    period: null,
    validFrom: '2026-01-01',
    validTo: null,
    note: null,
    ...facts,
  };
}

async function openContracts(terms = [aTerm()]) {
  const screen = await openPrices('/prices/contracts', [{ path: 'prices/contracts', component: ContractsPage }]);
  const answer = async (answered = terms) => {
    screen.api.expectOne(ContractTermsDocument).flush({ data: { contractTerms: answered } });
    screen.api.expectOne(ContractStandingsDocument).flush({ data: { contractStandings: [] } });
    await screen.settled();
  };
  await answer();
  const asked = () => screen.api.expectOne(AmendContractTermsDocument);
  const change = async (
    request: ReturnType<typeof asked>,
    added: readonly ReturnType<typeof aTerm>[],
    superseded: readonly ReturnType<typeof aTerm>[],
  ) => {
    const applied = !(request.operation.variables as { input: { preview: boolean } }).input.preview;
    const amendContractTerms = { __typename: 'ContractTermsChange', applied, unchangedCount: 0, added, superseded };
    request.flush({ data: { amendContractTerms } });
    await screen.settled();
  };
  const choose = async (selector: string, value: string) => {
    const field = document.querySelector<HTMLSelectElement>(selector)!;
    field.value = value;
    field.dispatchEvent(new Event('change'));
    await screen.settled();
  };
  const changes = () => [...screen.dialog()!.querySelectorAll('.changes li')].map((line) => line.textContent?.trim());
  return { ...screen, answer, asked, change, choose, changes };
}

describe('contracts', () => {
  it('show what each term says, and an end for each', async () => {
    const screen = await openContracts([
      aTerm(),
      aTerm({
        id: 't2',
        kind: 'COMMITMENT',
        provider: null,
        model: '*',
        percent: null,
        amount: '5000',
        currency: 'USD',
      }),
    ]);
    expect(screen.rows()).toEqual([
      'C-7 | Percentage | openai/gpt-* | 10 % off | 2026-01-01 | open | End',
      'C-7 | Minimum commitment | all models | $5,000.00 each month | 2026-01-01 | open | End',
    ]);
  });

  it('get a term in one dialog, after what that changes was shown, and can be taken back', async () => {
    const screen = await openContracts([]);
    await screen.press('Add a term');
    await screen.type('#term-contract', 'C-9');
    await screen.type('#term-provider', 'openai');
    await screen.type('#term-percent', '12.5');
    await screen.type('#term-meters', 'input  cacheRead');
    await screen.type('#term-validFrom', '2026-02-01');
    await screen.submit();
    const added = aTerm({ id: 't9', contract: 'C-9', model: '*', percent: '12.5', validFrom: '2026-02-01' });
    const preview = screen.asked();
    expect(preview.operation.variables).toEqual({
      input: {
        preview: true,
        supersede: [],
        add: [
          {
            kind: 'DISCOUNT',
            contract: 'C-9',
            provider: 'openai',
            model: '*',
            meters: ['input', 'cacheRead'],
            serviceTier: null,
            percent: '12.5',
            amount: null,
            currency: null,
            tokens: null,
            period: null,
            validFrom: '2026-02-01',
            validTo: null,
            note: null,
          },
        ],
      },
    });
    await screen.change(preview, [added], []);
    expect(screen.changes()).toEqual(['+ C-9: openai/*, 12.5 % off, 2026-02-01 → …']);
    await screen.press('Change the terms', screen.dialog()!);
    await screen.change(screen.asked(), [added], []);
    await screen.answer([added]);
    expect(screen.dialog()).toBeNull();

    await screen.press('Undo', document);
    const undone = screen.asked();
    expect(undone.operation.variables).toEqual({ input: { add: [], supersede: ['t9'], preview: false } });
    await screen.change(undone, [], [added]);
    await screen.answer([]);
    expect(document.body.textContent).toContain('Taken back: the terms are as they were.');
  });

  it('ask for what a kind says, and send nothing else', async () => {
    const screen = await openContracts();
    await screen.press('Add a term');
    await screen.type('#term-percent', '99');
    await screen.choose('#term-kind', 'ALLOWANCE');
    await screen.choose('#term-of', 'tokens');
    expect(document.querySelector('#term-percent')).toBeNull();
    await screen.type('#term-tokens', '5000000');
    await screen.submit();
    expect(screen.asked().operation.variables).toMatchObject({
      input: {
        add: [{ kind: 'ALLOWANCE', tokens: '5000000', percent: null, amount: null, currency: null, period: null }],
      },
    });
    await screen.press('Leave as it is', screen.dialog()!);
    await screen.press('Add a term');
    await screen.choose('#term-kind', 'COMMITMENT');
    await screen.choose('#term-period', 'QUARTER');
    await screen.type('#term-amount', '5000');
    await screen.type('#term-currency', 'eur');
    await screen.submit();
    expect(screen.asked().operation.variables).toMatchObject({
      input: { add: [{ kind: 'COMMITMENT', amount: '5000', currency: 'EUR', period: 'QUARTER', percent: null }] },
    });
  });

  it('end a term on a day, or take it out, and undoing brings it back as it was', async () => {
    const screen = await openContracts();
    await screen.press('End');
    expect(screen.dialog()?.textContent).toContain('C-7: openai/gpt-*, 10 % off, 2026-01-01 → …');
    await screen.type('#term-until', '2026-06-01');
    await screen.submit();
    const ended = aTerm({ id: 't2', validTo: '2026-06-01' });
    const preview = screen.asked();
    expect(preview.operation.variables).toMatchObject({
      input: { supersede: ['t1'], add: [{ contract: 'C-7', percent: '10', validTo: '2026-06-01' }], preview: true },
    });
    await screen.change(preview, [ended], [aTerm()]);
    await screen.press('Change the terms', screen.dialog()!);
    await screen.change(screen.asked(), [ended], [aTerm()]);
    await screen.answer([ended]);
    await screen.press('Undo', document);
    const { id: _id, __typename: _type, ...said } = aTerm();
    expect(screen.asked().operation.variables).toEqual({
      input: { add: [said], supersede: ['t2'], preview: false },
    });
  });

  it('enter negotiated prices with the contract as their source, after what they change was shown', async () => {
    const screen = await openContracts();
    await screen.press('Add a term');
    await screen.choose('#term-kind', 'PRICE');
    await screen.type('#term-contract', 'C-9');
    await screen.type('#term-provider', 'openai');
    await screen.type('#term-model', 'gpt-4o');
    await screen.type('#term-priceOutput', '8');
    await screen.type('#term-validFrom', '2026-02-01');
    await screen.submit();
    const preview = screen.api.expectOne(PriceUnderContractDocument);
    expect(preview.operation.variables).toEqual({
      input: {
        seller: 'openai',
        model: 'gpt-4o',
        serviceTier: null,
        currency: 'USD',
        validFrom: '2026-02-01',
        validTo: null,
        source: 'C-9',
        prices: [{ meter: 'OUTPUT', pricePerMillion: '8' }],
        preview: true,
      },
    });
    const line = {
      __typename: 'PriceLine',
      list: 'own:entered',
      provider: 'openai',
      model: 'gpt-4o',
      meter: 'output',
      price: '8',
      unit: 1_000_000,
      currency: 'USD',
      validFrom: '2026-02-01T00:00:00.000Z',
      validTo: null,
      inForce: true,
      aboveInputTokens: 0,
      serviceTier: null,
      region: null,
      window: null,
      source: 'C-9',
      note: null,
    };
    const priceModel = { __typename: 'PriceListChange', unchangedCount: 0, added: [line], superseded: [] };
    preview.flush({ data: { priceModel } });
    await screen.settled();
    expect(screen.changes()).toEqual(['+ openai/gpt-4o output: $8.00 for 1,000,000 (2026-02-01 → …)']);
    await screen.press('Change the terms', screen.dialog()!);
    const issues = [
      { __typename: 'InputIssue', field: 'prices.0.pricePerMillion', message: 'a plain decimal number is expected' },
      { __typename: 'InputIssue', field: 'seller', message: 'a seller in lower case is expected' },
      // Of reasoning, which is billed like output.
      { __typename: 'InputIssue', field: 'prices.4.pricePerMillion', message: 'a plain decimal number is expected' },
    ];
    const refused = { __typename: 'InvalidPrices', issueCount: 3, issues };
    screen.api.expectOne(PriceUnderContractDocument).flush({ data: { priceModel: refused } });
    await screen.settled();
    expect(document.querySelector('#term-problem-priceOutput')?.textContent).toContain('a plain decimal number');
    expect(document.querySelector('#term-problem-provider')?.textContent).toContain('a seller in lower case');
    expect(screen.dialog()?.querySelector('[role=alert]')).toBeNull();
    await screen.submit();
    screen.api.expectOne(PriceUnderContractDocument).flush({ data: { priceModel } });
    await screen.settled();
    await screen.press('Change the terms', screen.dialog()!);
    screen.api.expectOne(PriceUnderContractDocument).flush({ data: { priceModel } });
    await screen.settled();
    await screen.answer();
    expect(document.body.textContent).toContain('They stand in the price list “entered”.');
  });

  it('put what is wrong beside its field, and what no field is to blame for below', async () => {
    const screen = await openContracts();
    await screen.press('Add a term');
    await screen.submit();
    const issues = [
      { __typename: 'InputIssue', field: 'add.0.percent', message: 'a decimal number from 0 to 100 is expected' },
      { __typename: 'InputIssue', field: 'supersede.0', message: 'this term stands no more' },
    ];
    screen
      .asked()
      .flush({ data: { amendContractTerms: { __typename: 'InvalidContractTerms', issueCount: 2, issues } } });
    await screen.settled();
    expect(document.querySelector('#term-problem-percent')?.textContent).toContain('a decimal number from 0 to 100');
    expect(screen.dialog()?.querySelector('[role=alert]')?.textContent).toBe('supersede.0: this term stands no more');
  });
});

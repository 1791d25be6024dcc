import { ChangeContractTermsDocument, ContractStandingsDocument, ContractTermsDocument } from '../operations';
import { openPrices } from '../testing/open-prices';
import type { ContractTerm, Standing } from './contract-words';
import { ContractsPage } from './contracts';

function aTerm(facts: Partial<ContractTerm> = {}) {
  return {
    __typename: 'ContractTerm' as const,
    id: 't1',
    kind: 'DISCOUNT' as const,
    contract: 'openai-2026',
    provider: 'openai',
    model: 'gpt-*',
    meters: [],
    serviceTier: null,
    percent: '12.5',
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

const usd = (amount: string) => ({ __typename: 'Money' as const, amount, currency: 'USD' });

function aStanding(facts: Partial<Standing> = {}) {
  return {
    __typename: 'ContractStanding' as const,
    contract: 'openai-2026',
    kind: 'commitment',
    provider: null,
    model: '*',
    periodStart: '2026-03-01',
    periodEnd: '2026-04-01',
    used: [{ __typename: 'ContractUse' as const, amount: '600', currency: 'USD', tokens: '9' }],
    free: [],
    charged: [],
    leftAmount: null,
    leftTokens: null,
    committed: usd('1000'),
    shortfall: usd('400'),
    unpricedCalls: '0',
    ...facts,
  };
}

async function openContracts(terms = [aTerm()], standings = [aStanding()]) {
  const screen = await openPrices('/prices/contracts', [{ path: 'prices/contracts', component: ContractsPage }]);
  const answer = async () => {
    screen.api.expectOne(ContractTermsDocument).flush({ data: { contractTerms: terms } });
    screen.api.expectOne(ContractStandingsDocument).flush({ data: { contractStandings: standings } });
    await screen.settled();
  };
  await answer();
  const cards = () =>
    [...screen.page.querySelectorAll('article')].map((card) =>
      [...card.querySelectorAll('h3, p, dl > div')].map((line) =>
        [...(line.matches('div') ? line.children : [line])].map((part) => part.textContent?.trim()).join(' '),
      ),
    );
  return { ...screen, answer, cards };
}

describe('running periods and files of contracts', () => {
  it('say where their running periods stand: what is short of a commitment, what is left of an allowance', async () => {
    const allowance = aStanding({
      kind: 'allowance',
      free: [usd('600')],
      charged: [],
      committed: null,
      shortfall: null,
      leftTokens: '400000',
      unpricedCalls: '3',
    });
    const screen = await openContracts([aTerm()], [aStanding(), allowance]);
    expect(screen.cards()).toEqual([
      [
        'Minimum commitment, openai-2026: all models',
        '2026-03-01 until 2026-04-01',
        'Used $600.00',
        'Committed $1,000.00',
        'Short of it, so far $400.00',
      ],
      [
        'Free allowance, openai-2026: all models',
        '2026-03-01 until 2026-04-01',
        'Used $600.00',
        'Free $600.00',
        'Left 400,000 tokens',
        'Charged after it nothing',
        '3 calls without a price are in neither.',
      ],
    ]);
  });

  it('are changed by a file once its changes were seen', async () => {
    const screen = await openContracts();
    await screen.chooseFile('kind,contract\n');
    const preview = screen.api.expectOne(ChangeContractTermsDocument);
    expect(preview.operation.variables).toEqual({ input: { csv: 'kind,contract\n', preview: true } });
    const change = {
      __typename: 'ContractTermsChange',
      applied: false,
      unchangedCount: 2,
      added: [aTerm({ id: 't2', percent: '15' })],
      superseded: [aTerm()],
    };
    preview.flush({ data: { changeContractTerms: change } });
    await screen.settled();
    expect([...screen.page.querySelectorAll('.changes li')].map((line) => line.textContent?.trim())).toEqual([
      '− openai-2026: openai/gpt-*, 12.5 % off, 2026-01-01 → …',
      '+ openai-2026: openai/gpt-*, 15 % off, 2026-01-01 → …',
    ]);
    await screen.press('Change the terms');
    const applied = screen.api.expectOne(ChangeContractTermsDocument);
    expect(applied.operation.variables).toMatchObject({ input: { preview: false } });
    applied.flush({ data: { changeContractTerms: { ...change, applied: true } } });
    await screen.settled();
    await screen.answer();
  });

  it('cannot be changed by a file that says what they say', async () => {
    const screen = await openContracts();
    await screen.chooseFile('kind,contract\n');
    const change = { __typename: 'ContractTermsChange', applied: false, unchangedCount: 1, added: [], superseded: [] };
    screen.api.expectOne(ChangeContractTermsDocument).flush({ data: { changeContractTerms: change } });
    await screen.settled();
    expect(screen.page.textContent).toContain('The file says what holds already.');
    const apply = [...screen.page.querySelectorAll('button')].find(
      (one) => one.textContent?.trim() === 'Change the terms',
    );
    expect(apply?.disabled).toBe(true);
  });
});

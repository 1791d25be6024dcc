import { TestBed } from '@angular/core/testing';
import { CurrentAccess } from '@tokenledger/shared/console-api';
import { Toasts } from '@tokenledger/shared/ui';

import {
  ApplyAttributionDocument,
  AttributionHistoryDocument,
  AttributionRulesDocument,
  AttributionRuleUseDocument,
  PreviewAttributionRulesDocument,
  ReattributionDocument,
  ReattributionsDocument,
  SaveAttributionRulesDocument,
  TryAttributionRulesDocument,
} from '../operations';
import { aMove, aReattribution, aRule, aSet, openRules } from './testing/open-rules';

const TRIAL = {
  ...{ __typename: 'AttributionTrial', place: null, rule: null, team: null, project: null, costCenter: null },
  ...{ byDirectory: false, purpose: null, labels: [], unallocatedReason: 'no-metadata', passed: [] },
};
const shop = aRule();
const rest = aRule({ id: 'rest', name: 'The rest', conditions: [], team: null, costCenter: 'CC-1' });
const names = '.rules .name b';

describe('the page of attribution rules', () => {
  it('says what rules are for where there are none', async () => {
    const screen = await openRules();
    await screen.answer(AttributionRulesDocument, {
      attributionRules: { ...aSet([], 0), recordedAt: null, recordedBy: null, reason: null },
    });
    expect(screen.textOf('tl-empty')).toContain('There are no rules yet');
  });

  it('tells each rule in a sentence, in its order, and which are never asked', async () => {
    const later = aRule({ id: 'later', name: 'Later', from: '2026-05-01' });
    const screen = await openRules();
    await screen.answer(AttributionRulesDocument, {
      attributionRules: aSet([later, shop, rest, aRule({ id: 'lost' })]),
    });
    expect(screen.textsOf('.rules > li .name')).toEqual([
      'Laternot yet',
      'The shop',
      'The rest',
      'The shopnever asked',
    ]);
    expect(screen.textsOf('.rules .sentence').slice(1, 3)).toEqual([
      'service is shop →Team search',
      'every call →Cost centre CC-1',
    ]);
    expect(screen.textOf('.head')).toContain('Version 3, saved');
  });

  it('tells what each rule owns of the last days, and the directory after them', async () => {
    const unused = aRule({ id: 'unused', name: 'Unused' });
    const screen = await openRules();
    await screen.answer(AttributionRulesDocument, { attributionRules: aSet([shop, unused]) });
    const lastAt = '2026-04-10T09:30:00Z';
    const use = { __typename: 'AttributionRuleUse', calls: '1234', cost: [], unpricedCalls: '0', lastAt };
    await screen.answer(AttributionRuleUseDocument, {
      attributionRuleUse: [
        { ...use, rule: 'shop', cost: [{ __typename: 'Money', amount: '5.1', currency: 'USD' }], unpricedCalls: '4' },
        { ...use, rule: null, calls: '2' },
      ],
    });
    expect(screen.textOf('.rules > li:nth-child(1)')).toContain(
      'calls: 1,234 · $5.10 · without a price: 4 · the last 10 Apr 2026, 09:30',
    );
    expect(screen.textOf('.rules > li:nth-child(2)')).toContain('owns no call of the last 30 days');
    expect(screen.textOf('.after')).toContain('The directory owns of the last 30 days: calls: 2 · the last 10 Apr');
  });

  it('says that it is not known what rules own where that cannot be read, and shows them all the same', async () => {
    const screen = await openRules();
    await screen.answer(AttributionRulesDocument, { attributionRules: aSet([shop]) });
    screen.asked(AttributionRuleUseDocument).networkError(new Error('gone'));
    await screen.settle();
    expect(screen.textOf('.rules > li')).toContain('what it owns could not be read');
  });

  it('moves, removes and takes back without anything being saved', async () => {
    const screen = await openRules();
    await screen.answer(AttributionRulesDocument, { attributionRules: aSet([shop, rest]) });
    await screen.press('Ask The rest earlier');
    expect(screen.textsOf(names)).toEqual(['The rest', 'The shop']);
    await screen.press('Remove The shop');
    expect(screen.textOf('.bar h2')).toBe('Changes that are not saved: 1');
    await screen.press('Undo');
    expect(screen.textsOf(names)).toEqual(['The rest', 'The shop']);
    await screen.press('Discard');
    expect(screen.textsOf(names)).toEqual(['The shop', 'The rest']);
    expect(screen.textOf('.bar h2')).toBe('Bring booked calls to the rules and the directory');
  });

  it('writes what another page proposes, before the rule that takes every call, once nothing is wrong with it', async () => {
    const screen = await openRules('?new=1&name=Web&when=service:equals:web&owner=project:store');
    await screen.answer(AttributionRulesDocument, { attributionRules: aSet([shop, rest]) });
    const field = document.querySelector<HTMLInputElement>('#rule-id');
    expect(field?.value).toBe('web');
    await screen.press('Put into the draft');
    const asked = screen.asked(TryAttributionRulesDocument);
    const written = aRule({
      ...{ id: 'web', name: 'Web', team: null, project: 'store' },
      conditions: [{ subject: 'service', operator: 'EQUALS', values: ['web'] }],
    });
    expect(asked.operation.variables).toEqual({ input: { rules: [written], values: [] } });
    const issues = [{ field: 'rules.0.project', message: 'is too long' }];
    asked.flush({ data: { tryAttributionRules: { __typename: 'InvalidAttributionRules', issues } } });
    await screen.settle();
    expect(document.querySelector('tl-rule-dialog')?.textContent).toContain('is too long');
    await screen.press('Put into the draft');
    await screen.answer(TryAttributionRulesDocument, { tryAttributionRules: TRIAL });
    expect(screen.textsOf(names)).toEqual(['The shop', 'Web', 'The rest']);
    expect(screen.textsOf('.rules .mark')).toEqual(['new']);
  });

  it('previews the draft, then saves it and applies what was previewed in one step', async () => {
    const screen = await openRules();
    await screen.answer(AttributionRulesDocument, { attributionRules: aSet([shop, rest]) });
    await screen.press('Remove The rest');
    await screen.type('#rules-reason', 'nobody pays for the rest');
    await screen.press('See what moves');
    const asked = screen.asked(PreviewAttributionRulesDocument);
    expect(asked.operation.variables).toEqual({
      input: {
        ...{ from: '2026-04-01T00:00:00.000Z', to: '2026-05-01T00:00:00.000Z', rules: [shop] },
        reason: 'nobody pays for the rest',
      },
    });
    asked.flush({ data: { previewAttributionRules: { __typename: 'AttributionPreview', reratingId: 'p1' } } });
    await screen.settle();
    const differences = [
      aMove({ owner: 'CC-1', ownerLevel: 'COST_CENTER', calls: '40', leaves: '40', costBefore: '12.5' }),
      aMove({ owner: null, calls: '40', comes: '40', costAfter: '12.5' }),
    ];
    const preview = { callsLookedAt: '100', differences, converted: [], leftAlone: [], undecided: [] };
    await screen.answer(ReattributionDocument, { rerating: aReattribution({ preview }) });
    expect(screen.textOf('tl-rule-reattribution')).toContain('Calls that would move: 40');
    expect(screen.textOf('tl-rule-reattribution table')).toContain('CC-1 (cost centre)');
    await screen.press('Save, and apply to 40 calls');
    const saving = screen.asked(SaveAttributionRulesDocument);
    expect(saving.operation.variables['input']).toMatchObject({ expectedRevision: 3, rules: [shop] });
    await screen.flush(saving, { saveAttributionRules: typedSet([shop], 4) });
    expect(screen.asked(ApplyAttributionDocument).operation.variables).toEqual({ id: 'p1' });
    expect(screen.textOf('.bar h2')).toBe('Bring booked calls to the rules and the directory');
  });

  it('says that a preview is of other rules, and does not offer to apply it', async () => {
    const screen = await openRules();
    await screen.answer(AttributionRulesDocument, { attributionRules: aSet([shop, rest]) });
    await screen.press('See what moves');
    const told = { __typename: 'AttributionPreview', reratingId: 'p1' };
    await screen.answer(PreviewAttributionRulesDocument, { previewAttributionRules: told });
    await screen.answer(ReattributionDocument, { rerating: aReattribution() });
    await screen.press('Remove The rest');
    expect(screen.textOf('tl-rule-reattribution')).toContain('The rules were changed since this preview');
    expect(screen.textOf('tl-rule-reattribution')).not.toContain('apply to');
  });

  it('moves a rule to the place that is typed, as near as there is one', async () => {
    const screen = await openRules();
    const rules = ['a', 'b', 'c', 'd'].map((name) => aRule({ id: name, name }));
    await screen.answer(AttributionRulesDocument, { attributionRules: aSet(rules) });
    const type = async (label: string, text: string) => {
      const field = screen.page.querySelector<HTMLInputElement>(`[aria-label="${label}"]`)!;
      field.value = text;
      field.dispatchEvent(new Event('change'));
      await screen.settle();
      return field;
    };
    await type('Place of d', '2');
    expect(screen.textsOf(names)).toEqual(['a', 'd', 'b', 'c']);
    await type('Place of a', '99');
    expect(screen.textsOf(names)).toEqual(['d', 'b', 'c', 'a']);
    expect((await type('Place of a', '99')).value).toBe('4');
    expect((await type('Place of b', '')).value).toBe('2');
    expect(screen.textsOf(names)).toEqual(['d', 'b', 'c', 'a']);
  });

  it('shows theirs where somebody saved others meanwhile, and brings mine back', async () => {
    const screen = await openRules();
    await screen.answer(AttributionRulesDocument, { attributionRules: aSet([shop, rest]) });
    await screen.press('Remove The rest');
    await screen.press('Save for calls to come');
    const changed = { __typename: 'AttributionRulesChanged', current: typedSet([rest], 4) };
    await screen.answer(SaveAttributionRulesDocument, { saveAttributionRules: changed });
    await screen.press('Look at theirs, discard mine');
    expect(screen.textsOf(names)).toEqual(['The rest']);
    expect(screen.textOf('.head')).toContain('Version 4, saved');
    TestBed.inject(Toasts)
      .shown()
      .find(({ text }) => text.startsWith('These are theirs'))
      ?.undo?.();
    await screen.settle();
    expect(screen.textsOf(names)).toEqual(['The shop']);
  });

  it('loses neither mine nor theirs where somebody saved others meanwhile', async () => {
    const screen = await openRules();
    await screen.answer(AttributionRulesDocument, { attributionRules: aSet([shop, rest]) });
    await screen.press('Remove The rest');
    await screen.press('Save for calls to come');
    const changed = { __typename: 'AttributionRulesChanged', current: typedSet([rest], 4) };
    await screen.answer(SaveAttributionRulesDocument, { saveAttributionRules: changed });
    expect(screen.textOf('tl-banner')).toContain('anna@acme.com saved version 4 meanwhile');
    expect(screen.textsOf(names)).toEqual(['The shop']);
    await screen.press('Keep mine, in the place of theirs');
    await screen.press('Save for calls to come');
    expect(screen.asked(SaveAttributionRulesDocument).operation.variables['input']).toMatchObject({
      expectedRevision: 4,
      rules: [shop],
    });
  });

  it('shows what is wrong at its field, and which rule it is in', async () => {
    const screen = await openRules();
    await screen.answer(AttributionRulesDocument, { attributionRules: aSet([shop, rest]) });
    await screen.press('See what moves');
    const issues = [
      { field: 'reason', message: 'is empty: say why' },
      { field: 'rules.1.costCenter', message: 'is too long' },
    ];
    await screen.answer(PreviewAttributionRulesDocument, {
      previewAttributionRules: { __typename: 'InvalidAttributionRules', issues },
    });
    expect(screen.textOf('#rules-reason-problem')).toBe('is empty: say why');
    expect(screen.textOf('.bar .problem[role=alert]')).toBe('2. The rest costCenter: is too long');
  });

  it('tries the rules in view on a call, and says why earlier ones do not take it', async () => {
    const screen = await openRules('?test=service:web');
    await screen.answer(AttributionRulesDocument, { attributionRules: aSet([shop, rest]) });
    await screen.press('Try');
    const asked = screen.asked(TryAttributionRulesDocument);
    expect(asked.operation.variables['input']).toMatchObject({ values: [{ subject: 'service', values: ['web'] }] });
    const passed = [{ place: 0, id: 'shop', why: 'CONDITION', condition: 0 }];
    const taken = { ...TRIAL, place: 1, rule: 'rest', costCenter: 'CC-1', unallocatedReason: null, passed };
    asked.flush({ data: { tryAttributionRules: taken } });
    await screen.settle();
    expect(screen.textOf('tl-rule-trial tl-banner')).toBe('Rule 2, The rest, takes it: Cost centre CC-1');
    expect(screen.textsOf('.passed li')).toEqual(['The shop: not true that service is shop']);
    expect(screen.textOf('.rules .marked .name')).toBe('The rest');
  });

  it('tells what each version changed, and makes a draft of an older one', async () => {
    const screen = await openRules();
    await screen.answer(AttributionRulesDocument, { attributionRules: aSet([shop], 2) });
    const history = screen.page.querySelector<HTMLDetailsElement>('tl-rule-history details');
    history!.open = true;
    history!.dispatchEvent(new Event('toggle'));
    await screen.settle();
    await screen.answer(AttributionHistoryDocument, { attributionHistory: [aSet([shop], 2), aSet([rest], 1)] });
    expect(screen.textsOf('.versions ul')).toEqual(['Added: The shopRemoved: The rest', 'Added: The rest']);
    await screen.press('Make a draft of it');
    expect(screen.textsOf(names)).toEqual(['The rest']);
    expect(screen.page.querySelector<HTMLInputElement>('#rules-reason')?.value).toBe('Back to version 1');
  });

  it('lists what was previewed and applied, and leads back to each', async () => {
    const screen = await openRules();
    await screen.answer(AttributionRulesDocument, { attributionRules: aSet([shop]) });
    const jobs = screen.page.querySelector<HTMLDetailsElement>('tl-rule-jobs details');
    jobs!.open = true;
    jobs!.dispatchEvent(new Event('toggle'));
    await screen.settle();
    const { id, state, from, to, reason, requestedBy } = aReattribution({ state: 'DONE' });
    const job = { id, state, from, to, reason, requestedBy, requestedAt: '2026-04-10T11:00:00.000Z', appliedBy: 'ben' };
    await screen.answer(ReattributionsDocument, { reratings: [job] });
    const row = screen.textOf('tl-rule-jobs tbody tr');
    expect(row).toContain('Applied');
    expect(row).toContain('the shop moved');
    screen.page.querySelector<HTMLButtonElement>('tl-rule-jobs tbody button')!.click();
    await screen.settle();
    expect(screen.asked(ReattributionDocument).operation.variables).toEqual({ id: 'p1' });
  });

  it('says that a preview which failed is not all, and not that nothing would move', async () => {
    const screen = await openRules('?preview=p1');
    await screen.answer(AttributionRulesDocument, { attributionRules: aSet([shop]) });
    const preview = { callsLookedAt: '60', differences: [], converted: [], leftAlone: [], undecided: [] };
    const failed = aReattribution({ state: 'FAILED', error: 'ClickHouse does not answer', preview });
    await screen.answer(ReattributionDocument, { rerating: failed });
    expect(screen.textOf('tl-rule-reattribution')).toContain('ClickHouse does not answer');
    expect(screen.textOf('tl-rule-reattribution')).not.toContain('Nothing would move');
  });

  it('offers to apply no preview of an address to rules that were changed since', async () => {
    const screen = await openRules('?preview=p1');
    await screen.answer(AttributionRulesDocument, { attributionRules: aSet([shop, rest]) });
    const differences = [aMove({ calls: '3', comes: '3' }), aMove({ owner: null, calls: '3', leaves: '3' })];
    const preview = { callsLookedAt: '100', differences, converted: [], leftAlone: [], undecided: [] };
    await screen.answer(ReattributionDocument, { rerating: aReattribution({ preview }) });
    expect(screen.textOf('tl-rule-reattribution')).toContain('Apply to 3 calls');
    await screen.press('Remove The rest');
    expect(screen.textOf('tl-rule-reattribution')).not.toContain('apply to');
  });

  it('shows a draft to nobody but who wrote it, and to them again', async () => {
    const screen = await openRules();
    const access = TestBed.inject(CurrentAccess);
    const signedIn = async (email: string) => {
      access.set({ permissions: ['ATTRIBUTION_CHANGE'], seesAllSpend: true, user: { email } });
      await screen.settle();
    };
    await signedIn('anna@acme.com');
    await screen.answer(AttributionRulesDocument, { attributionRules: aSet([shop, rest]) });
    await screen.press('Remove The rest');
    expect(screen.textsOf(names)).toEqual(['The shop']);
    await signedIn('ben@acme.com');
    expect(screen.textsOf(names)).toEqual(['The shop', 'The rest']);
    await signedIn('anna@acme.com');
    expect(screen.textsOf(names)).toEqual(['The shop']);
  });

  it('shows everything and changes nothing to whoever may only read', async () => {
    const screen = await openRules('?new=1&when=service:equals:web', []);
    await screen.answer(AttributionRulesDocument, { attributionRules: aSet([shop]) });
    expect(screen.textsOf(names)).toEqual(['The shop']);
    expect(screen.page.querySelector('.deeds')).toBeNull();
    expect(screen.page.querySelector('.bar')).toBeNull();
    expect(document.querySelector('tl-rule-dialog')).toBeNull();
  });
});

function typedSet(rules: readonly ReturnType<typeof aRule>[], revision: number) {
  return { __typename: 'AttributionRuleSet', ...aSet(rules, revision) };
}

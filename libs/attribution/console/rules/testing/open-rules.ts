import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { CurrentAccess, CurrentOrganization } from '@tokenledger/shared/console-api';
import { Language, PRESENT } from '@tokenledger/shared/ui';
import { textsForTests, withPlainSpaces } from '@tokenledger/shared/ui/testing';
import { UI_EN } from '@tokenledger/shared/ui/texts';
import { ApolloTestingController, ApolloTestingModule, type TestOperation } from 'apollo-angular/testing';
import type { DocumentNode } from 'graphql';

import type { MovedSpendFragment, RuleSetFieldsFragment } from '../../operations';
import { ATTRIBUTION_EN } from '../../texts';
import type { ReattributionInFull } from '../moved-spend';
import { RulesPage } from '../rules-page';
import type { Rule } from '../rule-words';

const NOW = new Date('2026-04-10T12:00:00Z');

export function aRule(rule: Partial<Rule> = {}): Rule {
  return {
    ...{ id: 'shop', name: 'The shop', from: null, until: null, team: 'search', project: null, costCenter: null },
    ...{ purpose: null, labels: [], conditions: [{ subject: 'service', operator: 'EQUALS', values: ['shop'] }] },
    ...rule,
  };
}

export function aSet(rules: readonly Rule[], revision = 3): RuleSetFieldsFragment {
  return { revision, recordedAt: '2026-04-01T08:00:00.000Z', recordedBy: 'anna@acme.com', reason: 'the shop', rules };
}

export function aMove(move: Partial<MovedSpendFragment> = {}): MovedSpendFragment {
  return {
    ...{ owner: 'search', ownerLevel: 'TEAM', month: '2026-04', currency: 'USD', calls: '1' },
    ...{ costBefore: '0', costAfter: '0', comes: '0', leaves: '0' },
    ...move,
  };
}

export function aReattribution(one: Partial<ReattributionInFull> = {}): ReattributionInFull {
  const none = { callsLookedAt: '0', differences: [], converted: [], leftAlone: [], undecided: [] };
  return {
    ...{ id: 'p1', state: 'PREVIEWED', cancelRequested: false, continuable: false },
    ...{ from: '2026-04-01T00:00:00.000Z', to: '2026-05-01T00:00:00.000Z', reason: 'the shop moved' },
    ...{ requestedBy: 'anna@acme.com', callsToLookAt: '100', error: null, appliedBy: null },
    ...{ preview: none, applied: none },
    ...one,
  };
}

/** As the API answers: the cache tells fragments by the names of types. */
function typed(data: unknown): unknown {
  if (Array.isArray(data)) return data.map(typed);
  if (typeof data !== 'object' || data === null) return data;
  const fields = Object.fromEntries(Object.entries(data).map(([key, value]) => [key, typed(value)]));
  const typename = TYPES.find(([field]) => field in data)?.[1];
  return typename === undefined || '__typename' in data ? fields : { __typename: typename, ...fields };
}

const TYPES = [
  ['costBefore', 'ReratingDifference'],
  ['callsLookedAt', 'ReratingFigures'],
  ['conditions', 'AttributionRule'],
  ['rules', 'AttributionRuleSet'],
] as const;

/** Opens the page as the router does. */
export async function openRules(params = '', permissions: readonly string[] = ['ATTRIBUTION_CHANGE']) {
  TestBed.configureTestingModule({
    imports: [ApolloTestingModule, textsForTests({ ...UI_EN, ...ATTRIBUTION_EN })],
    providers: [
      provideRouter([{ path: 'rules', component: RulesPage }]),
      { provide: PRESENT, useValue: { now: () => NOW } },
    ],
  });
  TestBed.inject(Language).choose('en');
  TestBed.inject(CurrentAccess).set({ permissions, seesAllSpend: true });
  TestBed.inject(CurrentOrganization).set({
    ...{ id: 'acme', name: 'Acme', timeZone: 'UTC', reportingCurrency: 'USD', hasCalls: true },
  });
  const harness = await RouterTestingHarness.create(`/rules${params}`);
  const page = harness.routeNativeElement!;
  const api = TestBed.inject(ApolloTestingController);
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 4; turn += 1) {
      await harness.fixture.whenStable();
      await new Promise((resolve) => setTimeout(resolve));
    }
  };
  await settle();
  const asked = (document: DocumentNode): TestOperation => api.expectOne(document);
  const flush = async (operation: TestOperation, data: Record<string, unknown>): Promise<void> => {
    operation.flush({ data: typed(data) as Record<string, unknown> });
    await settle();
  };
  const plain = (element: Element | null): string =>
    withPlainSpaces(element?.textContent ?? '')
      .replace(/\s+/g, ' ')
      .trim();
  return {
    page,
    api,
    asked,
    settle,
    flush,
    answer: (document: DocumentNode, data: Record<string, unknown>): Promise<void> => flush(asked(document), data),
    async press(text: string, within: Element = document.body): Promise<void> {
      const button = [...within.querySelectorAll('button')].find(
        (one) => plain(one) === text || one.getAttribute('aria-label') === text,
      );
      if (button === undefined) throw new Error(`there is no button ${text}`);
      button.click();
      await settle();
    },
    async type(selector: string, text: string): Promise<void> {
      const field = document.querySelector<HTMLInputElement>(selector);
      if (field === null) throw new Error(`there is no field ${selector}`);
      field.value = text;
      field.dispatchEvent(new Event('input', { bubbles: true }));
      await settle();
    },
    textOf: (selector: string, within: Element = page): string => plain(within.querySelector(selector)),
    textsOf: (selector: string): readonly string[] => [...page.querySelectorAll(selector)].map(plain),
  };
}

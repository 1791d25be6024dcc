import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { CurrentOrganization } from '@tokenledger/shared/console-api';
import { Language, PRESENT } from '@tokenledger/shared/ui';
import { textsForTests, withPlainSpaces } from '@tokenledger/shared/ui/testing';
import { UI_EN } from '@tokenledger/shared/ui/texts';
import { ApolloTestingController, ApolloTestingModule, type TestOperation } from 'apollo-angular/testing';
import type { DocumentNode } from 'graphql';

import { PRICING_EN } from '../../texts';
import { ReratingPage } from '../rerating';
import type { ReratingDifference, ReratingInFull, ReratingRow } from '../rerating-words';

const NOW = new Date('2026-04-10T12:00:00Z');

export function aRow(row: Partial<ReratingRow> = {}): ReratingRow {
  return {
    id: 'r1',
    state: 'PREVIEWED',
    from: '2026-03-01T00:00:00.000Z',
    to: '2026-04-01T00:00:00.000Z',
    provider: null,
    model: 'gpt-4o',
    reason: 'contract 7',
    requestedBy: 'anna@acme.com',
    requestedAt: '2026-04-10T11:59:00.000Z',
    appliedBy: null,
    appliedAt: null,
    finishedAt: null,
    ...row,
  };
}

export function aDifference(difference: Partial<ReratingDifference> = {}): ReratingDifference {
  return {
    team: 'search',
    month: '2026-03',
    currency: 'USD',
    calls: '1200',
    costBefore: '100.5',
    costAfter: '90.25',
    difference: '-10.25',
    newlyPriced: '0',
    newlyUnpriced: '0',
    ...difference,
  };
}

export function aRerating(rerating: Partial<ReratingInFull> = {}): ReratingInFull {
  const { id, state, from, to, provider, model, reason } = aRow();
  return {
    id,
    state,
    from,
    to,
    provider,
    model,
    reason,
    cancelRequested: false,
    continuable: false,
    callsToLookAt: '2000',
    error: null,
    preview: { callsLookedAt: '2000', differences: [aDifference()], converted: [], leftAlone: [] },
    applied: { callsLookedAt: '0', differences: [], converted: [], leftAlone: [] },
    events: [{ at: '2026-04-10T11:59:00.000Z', by: 'anna@acme.com', what: 'REQUESTED' }],
    ...rerating,
  };
}

/** As the API answers: the cache tells fragments by the names of types. */
function typed(data: unknown): unknown {
  if (Array.isArray(data)) return data.map(typed);
  if (typeof data !== 'object' || data === null) return data;
  const typename =
    'costBefore' in data ? 'ReratingDifference' : 'callsLookedAt' in data ? 'ReratingFigures' : undefined;
  const fields = Object.fromEntries(Object.entries(data).map(([key, value]) => [key, typed(value)]));
  return typename === undefined ? fields : { __typename: typename, ...fields };
}

/** Opens the page as the router does. */
export async function openRerating(params = '') {
  TestBed.configureTestingModule({
    imports: [ApolloTestingModule, textsForTests({ ...UI_EN, ...PRICING_EN })],
    providers: [
      provideRouter([{ path: 'rerating', component: ReratingPage }]),
      { provide: PRESENT, useValue: { now: () => NOW } },
    ],
  });
  TestBed.inject(Language).choose('en');
  TestBed.inject(CurrentOrganization).set({
    id: 'acme',
    name: 'Acme',
    timeZone: 'UTC',
    reportingCurrency: 'USD',
    hasCalls: true,
  });
  const harness = await RouterTestingHarness.create(`/rerating${params}`);
  const page = harness.routeNativeElement!;
  const api = TestBed.inject(ApolloTestingController);
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 3; turn += 1) {
      await harness.fixture.whenStable();
      await new Promise((resolve) => setTimeout(resolve));
    }
  };
  await settle();
  const asked = (document: DocumentNode): TestOperation => api.expectOne(document);
  const plain = (element: Element | null): string =>
    withPlainSpaces(element?.textContent ?? '')
      .replace(/\s+/g, ' ')
      .trim();
  return {
    page,
    asked,
    settle,
    async answer(document: DocumentNode, data: Record<string, unknown>): Promise<void> {
      asked(document).flush({ data: typed(data) as Record<string, unknown> });
      await settle();
    },
    async fail(document: DocumentNode): Promise<void> {
      asked(document).graphqlErrors([
        { message: '', extensions: { code: 'INTERNAL', id: 'err_9', retriable: true } } as never,
      ]);
      await settle();
    },
    async press(text: string, within: Element = document.body): Promise<void> {
      const button = [...within.querySelectorAll('button')].find((one) => plain(one) === text);
      if (button === undefined) throw new Error(`there is no button ${text}`);
      button.click();
      await settle();
    },
    textOf: (selector: string, within: Element = page): string => plain(within.querySelector(selector)),
  };
}

import { TestBed } from '@angular/core/testing';
import { provideRouter, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { CurrentOrganization } from '@tokenledger/shared/console-api';
import { Language, PRESENT } from '@tokenledger/shared/ui';
import { textsForTests, withPlainSpaces } from '@tokenledger/shared/ui/testing';
import { UI_EN } from '@tokenledger/shared/ui/texts';
import { ApolloTestingController, ApolloTestingModule, type TestOperation } from 'apollo-angular/testing';
import type { DocumentNode } from 'graphql';

import { METERING_EN } from '../../texts';
import { Checks } from '../checks';

const NOW = new Date('2026-11-26T12:01:00Z');

/** Opens the page at an address as the router does. */
export async function openChecks(params = 'range=today') {
  TestBed.configureTestingModule({
    imports: [ApolloTestingModule, textsForTests({ ...UI_EN, ...METERING_EN })],
    providers: [
      provideRouter(
        [
          { path: 'checks', component: Checks },
          { path: '**', children: [] },
        ],
        withComponentInputBinding(),
      ),
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
  const harness = await RouterTestingHarness.create(`/checks?${params}`);
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
  return {
    page,
    asked,
    settle,
    async answer(document: DocumentNode, data: Record<string, unknown>): Promise<void> {
      asked(document).flush({ data });
      await settle();
    },
    async fail(document: DocumentNode): Promise<void> {
      asked(document).graphqlErrors([
        { message: '', extensions: { code: 'INTERNAL', id: 'err_9', retriable: true } } as never,
      ]);
      await settle();
    },
    textOf: (selector: string): string =>
      withPlainSpaces(page.querySelector(selector)?.textContent ?? '')
        .replace(/\s+/g, ' ')
        .trim(),
    links: (selector: string): readonly (string | null)[] =>
      [...page.querySelectorAll(`${selector} a`)].map((link) => link.getAttribute('href')),
  };
}

import { TestBed } from '@angular/core/testing';
import { provideRouter, Router, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { CurrentOrganization } from '@tokenledger/shared/console-api';
import { Language, PRESENT } from '@tokenledger/shared/ui';
import { textsForTests, withPlainSpaces } from '@tokenledger/shared/ui/testing';
import { UI_EN } from '@tokenledger/shared/ui/texts';
import { ApolloTestingController, ApolloTestingModule, type TestOperation } from 'apollo-angular/testing';

import { RecentCallsDocument, type RecentCallsInput } from '../../operations';
import { METERING_EN } from '../../texts';
import type { CallPage } from '../call-list';
import { Calls } from '../calls';
import { answered } from './call-examples';

/** A minute after the examples' calls. */
const NOW = new Date('2026-11-26T12:01:00Z');

/** Opens the page at an address as the router does: `only=failed`. */
export async function openCalls(params = '', { hasCalls = true } = {}) {
  TestBed.configureTestingModule({
    imports: [ApolloTestingModule, textsForTests({ ...UI_EN, ...METERING_EN })],
    providers: [
      provideRouter(
        [
          { path: 'calls', component: Calls },
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
    hasCalls,
  });
  const harness = await RouterTestingHarness.create(`/calls?range=today${params === '' ? '' : `&${params}`}`);
  const page = harness.routeNativeElement!;
  const api = TestBed.inject(ApolloTestingController);
  const textOf = (element: Element | null | undefined): string =>
    withPlainSpaces(element?.textContent ?? '')
      .replace(/\s+/g, ' ')
      .trim();
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 3; turn += 1) {
      await harness.fixture.whenStable();
      await new Promise((resolve) => setTimeout(resolve));
    }
  };
  const asked = (): TestOperation => {
    const [operation, ...others] = api.match(RecentCallsDocument);
    if (operation === undefined || others.length > 0) throw new Error(`${others.length} questions besides the first`);
    return operation;
  };
  await settle();

  return {
    page,
    settle,
    text: (selector?: string) => textOf(selector === undefined ? page : page.querySelector(selector)),
    texts: (selector: string) => [...page.querySelectorAll(selector)].map(textOf),
    url: () => TestBed.inject(Router).url,
    async press(label: string): Promise<void> {
      const button = [...page.querySelectorAll('button')].find((candidate) => textOf(candidate) === label);
      if (button === undefined) throw new Error(`no button "${label}"`);
      button.click();
      await settle();
    },
    async type(selector: string, text: string): Promise<void> {
      const field = page.querySelector<HTMLInputElement>(selector)!;
      field.value = text;
      field.dispatchEvent(new Event('change'));
      await settle();
    },
    /** As somebody who reads further down. */
    async scrollDown(): Promise<void> {
      const frame = page.querySelector('.frame')!;
      frame.scrollTop = 200;
      frame.dispatchEvent(new Event('scroll'));
      await settle();
    },
    isAsking: () => api.match(RecentCallsDocument).length > 0,
    /** Answers the question that is open. @returns what was asked */
    async answer(calls: CallPage): Promise<RecentCallsInput> {
      const operation = asked();
      operation.flushData(withTypeNames(answered(calls)));
      await settle();
      return operation.operation.variables['input'] as RecentCallsInput;
    },
    async refuse(issues: readonly { readonly field: string; readonly message: string }[]): Promise<void> {
      asked().flushData({ recentCalls: { __typename: 'InvalidCallsInput', issues } });
      await settle();
    },
    async fail(code: string, id: string): Promise<void> {
      asked().flush({ errors: [{ message: 'no', extensions: { code, id, retriable: true } }] });
      await settle();
    },
  };
}

/** As it comes from the API: each call says what it is. */
function withTypeNames({ recentCalls }: ReturnType<typeof answered>) {
  if (recentCalls.__typename !== 'CallConnection') return { recentCalls };
  const nodes = recentCalls.nodes.map((call) => ({ ...call, __typename: 'CallSummary' }));
  return { recentCalls: { ...recentCalls, nodes } };
}

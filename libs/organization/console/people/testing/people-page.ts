import { provideHttpClient } from '@angular/common/http';
import type { Type } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { PRESENT } from '@tokenledger/shared/ui';
import { textsForTests } from '@tokenledger/shared/ui/testing';
import { UI_EN } from '@tokenledger/shared/ui/texts';
import { ApolloTestingController, ApolloTestingModule } from 'apollo-angular/testing';

import { PeoplePrivacyDocument, ViewerDocument } from '../../operations';
import { ViewerSession } from '../../session/viewer-session';
import { ORGANIZATION_EN } from '../../texts';
import { PeopleSight } from '../people-sight';

/** Berlin: 12:00 UTC is 13:00. */
export const NOW = new Date('2026-03-10T12:00:00Z');

export const seen = (parts: object = {}) => ({
  __typename: 'PeoplePrivacy',
  view: 'PSEUDONYMS',
  groupSize: 5,
  lift: null,
  ...parts,
});

export const lifted = (until = '2026-03-10T14:00:00Z') =>
  seen({ lift: { __typename: 'PeopleLift', reason: 'a leaked key', until } });

export const OWNER = ['SPEND_READ', 'PEOPLE_PROTECT', 'PEOPLE_REVEAL'];

/** A part of the console, for somebody who is signed in. */
export async function openFor<Part>(part: Type<Part>, first: object, permissions: readonly string[] = OWNER) {
  TestBed.configureTestingModule({
    imports: [ApolloTestingModule, textsForTests({ ...UI_EN, ...ORGANIZATION_EN })],
    providers: [provideHttpClient(), PeopleSight, { provide: PRESENT, useValue: { now: () => NOW } }],
  });
  const api = TestBed.inject(ApolloTestingController);
  const loaded = TestBed.inject(ViewerSession).load();
  const organization = {
    id: 'acme',
    name: 'Acme',
    timeZone: 'Europe/Berlin',
    reportingCurrency: 'USD',
    hasCalls: true,
    deletion: null,
  };
  api
    .expectOne(ViewerDocument)
    .flush({ data: { viewer: { organization, permissions, seesAllSpend: true, user: null } } });
  await loaded;
  const fixture = TestBed.createComponent(part);
  const settled = async () => {
    for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setTimeout(resolve));
    await fixture.whenStable();
  };
  const tell = async (peoplePrivacy: object) => {
    await settled();
    api.expectOne(PeoplePrivacyDocument).flush({ data: { peoplePrivacy } });
    await settled();
  };
  await tell(first);
  const page = fixture.nativeElement as HTMLElement;
  const dialog = () => document.querySelector<HTMLElement>('.cdk-dialog-container');
  const buttonOf = (text: string, within: ParentNode = page) =>
    [...within.querySelectorAll('button')].find((button) => button.textContent?.trim() === text);
  return {
    fixture,
    page,
    api,
    settled,
    tell,
    dialog,
    buttonOf,
    sight: TestBed.inject(PeopleSight),
    async press(text: string, within: ParentNode = page) {
      buttonOf(text, within)!.click();
      await settled();
    },
  };
}

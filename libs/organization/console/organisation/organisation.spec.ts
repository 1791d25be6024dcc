import { TestBed } from '@angular/core/testing';
import { provideHttpClient } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { textsForTests } from '@tokenledger/shared/ui/testing';
import { UI_EN } from '@tokenledger/shared/ui/texts';
import { ApolloTestingController, ApolloTestingModule } from 'apollo-angular/testing';

import {
  CancelOrganizationDeletionDocument,
  DeleteOrganizationDocument,
  ExportOrganizationDocument,
  OrganizationExportsDocument,
  ViewerDocument,
} from '../operations';
import { PeopleSight } from '../people/people-sight';
import { lifted, openFor, OWNER, seen } from '../people/testing/people-page';
import { ViewerSession } from '../session/viewer-session';
import { ORGANIZATION_EN } from '../texts';
import { OrganisationPage } from './organisation';

const DONE = {
  __typename: 'OrganizationExport',
  id: 'e1',
  state: 'DONE',
  requestedBy: 'ada@acme.example',
  requestedAt: '2026-03-10T12:00:00Z',
  writtenRows: '1234567',
  expectedRows: '1234000',
  finishedAt: '2026-03-10T12:05:00Z',
  bytes: '12400000',
  sha256: 'ab'.repeat(32),
  expiresAt: '2026-03-17T12:05:00Z',
  failure: null,
};

const viewer = (deletion: object | null) => ({
  viewer: {
    organization: {
      id: 'acme',
      name: 'Acme',
      timeZone: 'UTC',
      reportingCurrency: 'USD',
      hasCalls: true,
      deletion,
    },
    permissions: ['ORGANIZATION_OWN'],
    seesAllSpend: true,
    user: null,
  },
});

async function open(exports: readonly object[] = [DONE]) {
  TestBed.configureTestingModule({
    imports: [ApolloTestingModule, textsForTests({ ...UI_EN, ...ORGANIZATION_EN })],
    providers: [provideHttpClient(), provideHttpClientTesting(), PeopleSight],
  });
  const api = TestBed.inject(ApolloTestingController);
  const loaded = TestBed.inject(ViewerSession).load();
  api.expectOne(ViewerDocument).flush({ data: viewer(null) });
  await loaded;
  const fixture = TestBed.createComponent(OrganisationPage);
  const page = fixture.nativeElement as HTMLElement;
  const settled = async () => {
    for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setTimeout(resolve));
    await fixture.whenStable();
  };
  await settled();
  api.expectOne(OrganizationExportsDocument).flush({ data: { organizationExports: exports } });
  await settled();
  const press = async (text: string) => {
    [...page.querySelectorAll('button')].find((button) => button.textContent?.trim() === text)!.click();
    await settled();
  };
  return { page, api, settled, press };
}

describe('the page of the organisation', () => {
  it('offers past exports with who asked for them, their size and their seal', async () => {
    const { page } = await open([DONE, { ...DONE, id: 'e0', state: 'EXPIRED', bytes: null, sha256: null }]);
    const [newest, oldest] = [...page.querySelectorAll('.export')];
    expect(newest?.textContent).toContain('Asked for by ada@acme.example');
    expect(newest?.textContent).toContain('1,234,567 rows');
    expect(newest?.querySelector('a')?.getAttribute('href')).toBe('/organization/exports/e1');
    expect(newest?.querySelector('a')?.textContent).toContain('12.4 MB');
    expect(oldest?.querySelector('a')).toBeNull();
    expect(oldest?.textContent).toContain('kept for a week, and is gone');
  });

  it('starts one, and shows how far it is instead of the button', async () => {
    const { page, api, press, settled } = await open([]);
    expect(page.textContent).toContain('Nobody has taken it out yet.');
    await press('Start an export');
    const running = { ...DONE, state: 'RUNNING', writtenRows: '500', expectedRows: '1000', bytes: null, sha256: null };
    api.expectOne(ExportOrganizationDocument).flush({ data: { exportOrganization: running } });
    await settled();
    api.expectOne(OrganizationExportsDocument).flush({ data: { organizationExports: [running] } });
    await settled();
    expect(page.querySelector('[role="progressbar"]')?.getAttribute('aria-valuenow')).toBe('50');
    expect(page.textContent).not.toContain('Start an export');
  });

  it('is deleted only with its name typed, and kept by a click until its day', async () => {
    const { page, api, press, settled } = await open();
    const form = page.querySelector<HTMLFormElement>('.danger-zone form')!;
    const typed = form.querySelector('input')!;
    const send = async (name: string) => {
      typed.value = name;
      form.dispatchEvent(new Event('submit', { cancelable: true }));
      await settled();
      return api.expectOne(DeleteOrganizationDocument);
    };
    const wrong = await send('acme');
    wrong.flush({
      data: {
        deleteOrganization: {
          __typename: 'InvalidOrganizationInput',
          issues: [{ __typename: 'InputIssue', field: 'name', message: 'Type the name' }],
        },
      },
    });
    await settled();
    api.expectOne(ViewerDocument).flush({ data: viewer(null) });
    await settled();
    expect(page.textContent).toContain('Type the name');
    const right = await send('Acme');
    expect(right.operation.variables).toEqual({ name: 'Acme' });
    const deletion = { requestedBy: 'ada@acme.example', dueAt: '2026-03-17T12:00:00Z' };
    right.flush({ data: { deleteOrganization: { __typename: 'OrganizationDeletion', dueAt: deletion.dueAt } } });
    await settled();
    api.expectOne(ViewerDocument).flush({ data: viewer(deletion) });
    await settled();
    expect(page.textContent).toContain('ada@acme.example asked for this organisation to be deleted');
    await press('Keep the organisation');
    api.expectOne(CancelOrganizationDeletionDocument).flush({ data: { cancelOrganizationDeletion: true } });
    await settled();
    api.expectOne(ViewerDocument).flush({ data: viewer(null) });
    await settled();
    expect(page.querySelector('.danger-zone form')).not.toBeNull();
  });

  describe('while names are hidden', () => {
    const permissions = [...OWNER, 'ORGANIZATION_OWN'];

    async function openHidden() {
      const screen = await openFor(OrganisationPage, seen(), permissions);
      screen.api.expectOne(OrganizationExportsDocument).flush({ data: { organizationExports: [DONE] } });
      await screen.settled();
      return screen;
    }

    it('offers no export and no file, but to show names first', async () => {
      const { page, dialog, press, buttonOf } = await openHidden();
      expect(buttonOf('Start an export')).toBeUndefined();
      expect(page.querySelector('.export a')).toBeNull();
      const exports = page.querySelector('tl-export-list')!;
      expect(exports.textContent).toContain('An export has everybody by name');
      await press('Show names…', exports);
      expect(dialog()?.textContent).toContain('Why names are needed');
    });

    it('offers both once they are shown', async () => {
      const { page, sight, tell, buttonOf } = await openHidden();
      sight.answer.reload();
      await tell(lifted());
      expect(buttonOf('Start an export')).toBeDefined();
      expect(page.querySelector('.export a')).not.toBeNull();
    });

    it('says so where they were hidden after the page was opened', async () => {
      const { page, api, sight, press, tell, settled } = await openHidden();
      sight.answer.reload();
      await tell(lifted());
      await press('Start an export');
      const issues = [{ __typename: 'InputIssue', field: 'people', message: 'have names shown first' }];
      api
        .expectOne(ExportOrganizationDocument)
        .flush({ data: { exportOrganization: { __typename: 'ExportRefused', issues } } });
      await tell(seen());
      api.expectOne(OrganizationExportsDocument).flush({ data: { organizationExports: [DONE] } });
      await settled();
      expect(page.querySelector('tl-export-list [role=alert]')?.textContent).toContain(
        'An export has everybody by name',
      );
    });
  });
});

import { TestBed } from '@angular/core/testing';
import { CurrentAccess } from '@tokenledger/shared/console-api';
import { Toasts } from '@tokenledger/shared/ui';
import { textsForTests } from '@tokenledger/shared/ui/testing';
import { UI_EN } from '@tokenledger/shared/ui/texts';
import { ApolloTestingController, ApolloTestingModule } from 'apollo-angular/testing';

import {
  AddGroupRoleDocument,
  CheckIdentityProviderDocument,
  IdentityProviderDocument,
  RemoveGroupRoleDocument,
} from '../operations';
import { ORGANIZATION_EN } from '../texts';
import { ProviderRoles } from './provider-roles';

const finance = { __typename: 'GroupRole', group: 'ledger-finance', role: 'FINANCE', scopeKind: null, scopeUnit: null };
const provider = {
  __typename: 'IdentityProvider',
  name: 'Acme Login',
  issuer: 'https://login.acme.example',
  clientId: 'tokenledger',
  emailDomains: ['acme.example'],
  groupsClaim: 'groups',
  enabled: true,
  groupRoles: [finance],
};

async function open(
  known: object | null = provider,
  permissions: readonly string[] = ['MEMBERS_READ', 'MEMBERS_CHANGE'],
) {
  TestBed.configureTestingModule({ imports: [ApolloTestingModule, textsForTests({ ...UI_EN, ...ORGANIZATION_EN })] });
  TestBed.inject(CurrentAccess).set({ permissions, seesAllSpend: true });
  const api = TestBed.inject(ApolloTestingController);
  const fixture = TestBed.createComponent(ProviderRoles);
  const page = fixture.nativeElement as HTMLElement;
  const settled = async () => {
    for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setTimeout(resolve));
    await fixture.whenStable();
  };
  const answer = async (identityProvider: object | null) => {
    api.expectOne(IdentityProviderDocument).flush({ data: { identityProvider } });
    await settled();
  };
  await settled();
  await answer(known);
  const dialog = () => document.querySelector<HTMLElement>('.cdk-dialog-container');
  const press = async (text: string, within: ParentNode = page) => {
    [...within.querySelectorAll('button')]
      .find((button) => button.textContent?.trim() === text || button.getAttribute('aria-label') === text)!
      .click();
    await settled();
  };
  return { page, api, settled, answer, dialog, press };
}

describe('roles by groups', () => {
  it('say what each group is here, where people sign in, and what to register there', async () => {
    const { page } = await open();
    expect(page.querySelector('tbody')?.textContent).toContain('ledger-finance');
    expect(page.querySelector('tbody')?.textContent).toContain('Finance');
    expect(page.textContent).toContain('https://login.acme.example');
    expect(page.textContent).toContain(`${location.origin}/auth/oidc/callback`);
  });

  it('say how to begin where there is no provider, and where no group has a role', async () => {
    const none = await open(null);
    expect(none.page.textContent).toContain('Whoever runs TokenLedger connects one');
    expect(none.page.textContent).not.toContain('Give a group a role');
    TestBed.resetTestingModule();
    const noGroups = await open({ ...provider, groupRoles: [] });
    expect(noGroups.page.textContent).toContain('No group has a role yet');
  });

  it('offer no change to who may only look', async () => {
    const { page } = await open(provider, ['MEMBERS_READ']);
    expect([...page.querySelectorAll('button')].map(({ textContent }) => textContent?.trim())).not.toEqual(
      expect.arrayContaining(['Remove']),
    );
    expect(page.textContent).not.toContain('Check the connection');
  });

  it('are given beside the field that the API finds fault with', async () => {
    const { api, press, dialog, settled, answer, page } = await open();
    await press('Give a group a role');
    const form = dialog()!.querySelector('form')!;
    const send = async (group: string) => {
      form.querySelector<HTMLInputElement>('[name="group"]')!.value = group;
      form.dispatchEvent(new Event('submit', { cancelable: true }));
      await settled();
      return api.expectOne(AddGroupRoleDocument);
    };
    const issue = { __typename: 'InputIssue', field: 'group', message: 'The group is expected' };
    (await send('')).flush({ data: { addGroupRole: { __typename: 'InvalidGroupRole', issues: [issue] } } });
    await settled();
    expect(dialog()!.querySelector('#group-name-problem')?.textContent).toBe('The group is expected');
    const asked = await send('data');
    const role = { role: 'LEAD', scopeKind: 'TEAM', scopeUnit: '' };
    expect(asked.operation.variables).toEqual({ input: { group: 'data', role } });
    const data = { __typename: 'GroupRole', group: 'data', role: 'LEAD', scopeKind: 'TEAM', scopeUnit: 'data' };
    asked.flush({ data: { addGroupRole: data } });
    await settled();
    expect(dialog()).toBeNull();
    await answer({ ...provider, groupRoles: [finance, data] });
    expect(page.textContent).toContain('Lead of team data');
  });

  it('are taken at once, with the way back', async () => {
    const { api, press, settled, answer } = await open();
    const input = { group: 'ledger-finance', role: { role: 'FINANCE', scopeKind: null, scopeUnit: null } };
    await press('Remove from the group ledger-finance: Finance');
    const taken = api.expectOne(RemoveGroupRoleDocument);
    expect(taken.operation.variables).toEqual({ input });
    taken.flush({ data: { removeGroupRole: finance } });
    await settled();
    await answer({ ...provider, groupRoles: [] });
    const [toast] = TestBed.inject(Toasts).shown();
    expect(toast?.text).toBe('The group ledger-finance is no longer: Finance.');
    toast?.undo?.();
    await settled();
    expect(api.expectOne(AddGroupRoleDocument).operation.variables).toEqual({ input });
  });

  it.each([
    [{ __typename: 'IdentityProviderWorks', tellsLogouts: true, signsOutThere: false }, 'People can sign in'],
    [
      { __typename: 'IdentityProviderFails', reason: 'MISCONFIGURED', detail: 'there is no secret file acme-oidc' },
      'does not take our client',
    ],
    [{ __typename: 'IdentityProviderFails', reason: 'BAD_SIGNATURE', detail: 'x' }, 'otherwise than expected'],
  ])('tell what a check of the connection finds: %j', async (identityProviderCheck, text) => {
    const { page, api, press, settled } = await open();
    await press('Check the connection');
    expect(page.textContent).toContain('Asking the provider…');
    api.expectOne(CheckIdentityProviderDocument).flush({ data: { identityProviderCheck } });
    await settled();
    expect(page.querySelector('tl-provider-check')?.textContent).toContain(text);
    if ('detail' in identityProviderCheck) expect(page.textContent).toContain(identityProviderCheck.detail);
  });
});

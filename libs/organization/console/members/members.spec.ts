import { TestBed } from '@angular/core/testing';
import { CurrentAccess } from '@tokenledger/shared/console-api';
import { Toasts } from '@tokenledger/shared/ui';
import { textsForTests } from '@tokenledger/shared/ui/testing';
import { UI_EN } from '@tokenledger/shared/ui/texts';
import { ApolloTestingController, ApolloTestingModule } from 'apollo-angular/testing';

import {
  AddMemberDocument,
  EndRoleDocument,
  EndSessionsOfDocument,
  GrantRoleDocument,
  MembersDocument,
  UnitsForRoleDocument,
} from '../operations';
import { ORGANIZATION_EN } from '../texts';
import { Members } from './members';

const grant = (role: object = {}) => ({
  __typename: 'RoleGrant' as const,
  id: 'g1',
  role: 'OWNER' as const,
  scopeKind: null,
  scopeUnit: null,
  source: 'LOCAL' as const,
  grantedAt: '2026-03-01T00:00:00Z',
  grantedBy: 'installation',
  ...role,
});
const ada = {
  __typename: 'Member',
  id: 'u1',
  email: 'ada@acme.example',
  addedAt: '2026-03-01T00:00:00Z',
  roles: [grant()],
};
const lea = {
  ...ada,
  id: 'u2',
  email: 'lea@acme.example',
  roles: [grant({ id: 'g2', role: 'LEAD', scopeKind: 'TEAM', scopeUnit: 'payments' })],
};

async function open(permissions: readonly string[] = ['MEMBERS_READ', 'MEMBERS_CHANGE']) {
  TestBed.configureTestingModule({
    imports: [ApolloTestingModule, textsForTests({ ...UI_EN, ...ORGANIZATION_EN })],
  });
  TestBed.inject(CurrentAccess).set({ permissions, seesAllSpend: true });
  const api = TestBed.inject(ApolloTestingController);
  const fixture = TestBed.createComponent(Members);
  const page = fixture.nativeElement as HTMLElement;
  const settled = async () => {
    for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setTimeout(resolve));
    await fixture.whenStable();
  };
  await settled();
  api.expectOne(MembersDocument).flush({ data: { members: [ada, lea] } });
  await settled();
  const dialog = () => document.querySelector<HTMLElement>('.cdk-dialog-container');
  const buttonOf = (text: string, within: ParentNode) =>
    [...within.querySelectorAll('button')].find(
      (button) => button.textContent?.trim() === text || button.getAttribute('aria-label') === text,
    );
  return {
    page,
    api,
    settled,
    dialog,
    buttonOf,
    async press(text: string, within: ParentNode = page) {
      buttonOf(text, within)!.click();
      await settled();
    },
    async submit(values: Readonly<Record<string, string>>) {
      const form = dialog()!.querySelector('form')!;
      for (const [name, value] of Object.entries(values)) {
        const field = form.querySelector<HTMLInputElement>(`[name="${name}"]`)!;
        field.value = value;
        field.dispatchEvent(new Event('input'));
      }
      form.dispatchEvent(new Event('submit', { cancelable: true }));
      await settled();
    },
  };
}

describe('Members', () => {
  it('signs somebody out everywhere, after a question', async () => {
    const { api, press, dialog, settled } = await open();
    await press('Sign out lea@acme.example everywhere');
    api.expectNone(EndSessionsOfDocument);
    await press('Sign out everywhere', dialog()!);
    const asked = api.expectOne(EndSessionsOfDocument);
    expect(asked.operation.variables).toEqual({ userId: 'u2' });
    asked.flush({ data: { endSessionsOf: { __typename: 'SessionsEnded', count: 2 } } });
    await settled();
    expect(
      TestBed.inject(Toasts)
        .shown()
        .map(({ text }) => text),
    ).toEqual(['lea@acme.example was signed out: 2 sessions ended.']);
  });

  it('says who may sign in, and what each of them is where', async () => {
    const { page } = await open();
    expect(page.textContent).toContain('ada@acme.example');
    expect(page.textContent).toContain('Lead of team payments');
  });

  it('offers no change to who may only look', async () => {
    const { page, buttonOf } = await open(['MEMBERS_READ']);
    expect(page.textContent).toContain('Lead of team payments');
    for (const text of ['Add a person', 'Give a role to lea@acme.example'])
      expect(buttonOf(text, page)).toBeUndefined();
  });

  it('adds a person with a role in a unit, and shows their password once, asking before it is lost', async () => {
    const screen = await open();
    await screen.press('Add a person');
    screen.api.expectOne(UnitsForRoleDocument).flush({
      data: {
        directory: {
          __typename: 'Directory',
          units: [{ unit: { __typename: 'DirectoryUnit', id: 'payments', name: 'Payments' } }],
        },
      },
    });
    await screen.settled();
    expect(screen.dialog()!.querySelector('datalist option')?.getAttribute('value')).toBe('payments');

    await screen.submit({ email: 'ben@acme.example', unit: 'payments' });
    const asked = screen.api.expectOne(AddMemberDocument);
    expect(asked.operation.variables).toEqual({
      email: 'ben@acme.example',
      role: { role: 'LEAD', scopeKind: 'TEAM', scopeUnit: 'payments' },
    });
    const member = { ...lea, id: 'u3', email: 'ben@acme.example' };
    asked.flush({ data: { addMember: { __typename: 'AddedMember', member, password: 'four words of luck' } } });
    await screen.settled();
    expect(screen.dialog()?.textContent).toContain('four words of luck');

    await screen.press('Done', screen.dialog()!);
    expect(screen.dialog()?.textContent).toContain('The password was not copied');
    await screen.press('Leave without it', screen.dialog()!);
    expect(screen.dialog()).toBeNull();
    screen.api.expectOne(MembersDocument).flush({ data: { members: [ada, lea, member] } });
    await screen.settled();
    expect(screen.page.textContent).toContain('ben@acme.example');
  });

  it('says beside the field what the API found fault with', async () => {
    const screen = await open();
    await screen.press('Give a role to lea@acme.example');
    screen.api.expectOne(UnitsForRoleDocument).flush({ data: { directory: { __typename: 'InvalidDirectory' } } });
    await screen.submit({ unit: 'nowhere' });
    screen.api.expectOne(GrantRoleDocument).flush({
      data: {
        grantRole: {
          __typename: 'InvalidMemberInput',
          issues: [{ __typename: 'InputIssue', field: 'scopeUnit', message: 'The directory has no team nowhere.' }],
        },
      },
    });
    await screen.settled();
    expect(screen.dialog()!.querySelector('#role-unit-problem')?.textContent).toBe(
      'The directory has no team nowhere.',
    );
    await screen.press('Cancel', screen.dialog()!);
  });

  it('asks before it takes a role, and says what the API refuses', async () => {
    const screen = await open();
    await screen.press('Take from ada@acme.example: Owner');
    expect(screen.dialog()?.textContent).toContain('It is their only role');
    await screen.press('Take the role', screen.dialog()!);
    screen.api.expectOne(EndRoleDocument).flush({
      data: {
        endRole: {
          __typename: 'InvalidMemberInput',
          issues: [{ __typename: 'InputIssue', field: 'grantId', message: 'An organisation keeps an owner.' }],
        },
      },
    });
    await screen.settled();
    expect(screen.page.querySelector('[role=alert]')?.textContent).toContain('An organisation keeps an owner.');
  });
});

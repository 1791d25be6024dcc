import { TestBed } from '@angular/core/testing';
import { CurrentAccess } from '@tokenledger/shared/console-api';
import { Toasts } from '@tokenledger/shared/ui';
import { textsForTests } from '@tokenledger/shared/ui/testing';
import { UI_EN } from '@tokenledger/shared/ui/texts';
import { ApolloTestingController, ApolloTestingModule } from 'apollo-angular/testing';

import {
  AddMemberDocument,
  DisableMemberDocument,
  EnableMemberDocument,
  EndRoleDocument,
  EndSessionsOfDocument,
  GrantRoleDocument,
  MembersDocument,
  UnitsForRoleDocument,
  ViewerDocument,
} from '../operations';
import { ViewerSession } from '../session/viewer-session';
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
  disabledAt: null,
  roles: [grant()],
};
const lea = {
  ...ada,
  id: 'u2',
  email: 'lea@acme.example',
  roles: [grant({ id: 'g2', role: 'LEAD', scopeKind: 'TEAM', scopeUnit: 'payments' })],
};

const gone = { ...ada, id: 'u0', email: 'abe@acme.example', disabledAt: '2026-03-09T11:00:00Z' };

const ADA_IS_HERE = {
  viewer: {
    organization: {
      id: 'acme',
      name: 'Acme',
      timeZone: 'UTC',
      reportingCurrency: 'USD',
      hasCalls: true,
      deletion: null,
    },
    permissions: ['MEMBERS_READ', 'MEMBERS_CHANGE'],
    seesAllSpend: true,
    user: { id: 'u1', email: 'ada@acme.example', hasPassword: true, roles: [] },
  },
};

async function open(
  permissions: readonly string[] = ['MEMBERS_READ', 'MEMBERS_CHANGE'],
  members: readonly object[] = [ada, lea],
) {
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
  api.expectOne(MembersDocument).flush({ data: { members } });
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

  describe('who left', () => {
    it('is switched off after a question that says what happens, and the toast takes it back', async () => {
      const { api, page, press, dialog, settled } = await open();
      await press('Switch off lea@acme.example');
      for (const said of ['sessions end at once', 'roles are kept', 'What they spent stays', 'can be taken back']) {
        expect(dialog()?.textContent).toContain(said);
      }
      api.expectNone(DisableMemberDocument);
      await press('Switch off', dialog()!);
      const asked = api.expectOne(DisableMemberDocument);
      expect(asked.operation.variables).toEqual({ userId: 'u2' });
      const off = { ...lea, disabledAt: '2026-03-10T12:00:00Z' };
      asked.flush({ data: { disableMember: off } });
      await settled();
      api.expectOne(MembersDocument).flush({ data: { members: [ada, off] } });
      await settled();
      const [toast] = TestBed.inject(Toasts).shown();
      expect(toast?.text).toBe('lea@acme.example is switched off.');

      toast?.undo?.();
      await settled();
      const back = api.expectOne(EnableMemberDocument);
      expect(back.operation.variables).toEqual({ userId: 'u2' });
      back.flush({ data: { enableMember: lea } });
      await settled();
      api.expectOne(MembersDocument).flush({ data: { members: [ada, lea] } });
      await settled();
      expect(page.textContent).not.toContain('Switched off');
    });

    it('stands last with since when, and is switched on without a question', async () => {
      const { api, page, press, buttonOf, settled } = await open(undefined, [gone, ada, lea]);
      const people = [...page.querySelectorAll('tbody tr')].map(
        (row) => /\w+@acme.example/.exec(row.textContent!)?.[0],
      );
      expect(people).toEqual(['ada@acme.example', 'lea@acme.example', 'abe@acme.example']);
      expect(page.querySelector('thead')?.textContent).toContain('Switched off');
      expect(page.querySelector('tbody tr:last-of-type')?.textContent).toContain('9 Mar 2026, 11:00');
      for (const text of ['Switch off abe@acme.example', 'Sign out abe@acme.example everywhere']) {
        expect(buttonOf(text, page)).toBeUndefined();
      }
      await press('Switch on abe@acme.example');
      api.expectOne(EnableMemberDocument).flush({ data: { enableMember: { ...gone, disabledAt: null } } });
      await settled();
      expect(
        TestBed.inject(Toasts)
          .shown()
          .map(({ text }) => text),
      ).toEqual(['abe@acme.example may sign in again, with the roles of before.']);
    });

    it('says what the API refuses, and offers nothing to take back', async () => {
      const { api, page, press, dialog, settled } = await open();
      await press('Switch off ada@acme.example');
      await press('Switch off', dialog()!);
      const message = 'An organisation keeps an owner who can sign in.';
      const issues = [{ __typename: 'InputIssue', field: 'userId', message }];
      api.expectOne(DisableMemberDocument).flush({
        data: { disableMember: { __typename: 'InvalidMemberInput', issues } },
      });
      await settled();
      expect(page.querySelector('[role=alert]')?.textContent).toContain(message);
      expect(TestBed.inject(Toasts).shown()).toEqual([]);
    });

    it('is somebody else: nobody is offered to switch themselves off', async () => {
      const { api, page, buttonOf, settled } = await open();
      const loaded = TestBed.inject(ViewerSession).load();
      api.expectOne(ViewerDocument).flush({ data: ADA_IS_HERE });
      await loaded;
      await settled();
      expect(buttonOf('Switch off ada@acme.example', page)).toBeUndefined();
      expect(buttonOf('Switch off lea@acme.example', page)).toBeDefined();
    });
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

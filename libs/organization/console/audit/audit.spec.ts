import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { textsForTests } from '@tokenledger/shared/ui/testing';
import { UI_EN } from '@tokenledger/shared/ui/texts';
import { ApolloTestingController, ApolloTestingModule } from 'apollo-angular/testing';

import { AuditLogDocument } from '../operations';
import { ORGANIZATION_EN } from '../texts';
import { Audit } from './audit';
import { actionText, AUDIT_ACTIONS, type AuditEntry } from './audit-words';
import { AUDIT_EN } from './texts/en';
import { AUDIT_ZH_CN } from './texts/zh-cn';

const entry = (part: Partial<AuditEntry> = {}): AuditEntry & { readonly __typename: 'AuditEntry' } => ({
  __typename: 'AuditEntry',
  sequence: '7',
  at: '2026-03-16T12:00:00.123Z',
  actor: {
    __typename: 'AuditActor',
    kind: 'USER',
    actorId: 'u1',
    name: 'ada@acme.example',
    address: '192.0.2.7',
  } as never,
  action: 'reporting-currency.changed',
  subject: { __typename: 'AuditSubject', kind: 'organisation', subjectId: 'acme' } as never,
  before: '{"currency":"USD"}',
  after: '{"currency":"EUR"}',
  reason: null,
  hash: 'ab'.repeat(32),
  ...part,
});

async function open(address: string) {
  TestBed.configureTestingModule({
    imports: [ApolloTestingModule, textsForTests({ ...UI_EN, ...ORGANIZATION_EN })],
    providers: [provideRouter([{ path: 'audit', component: Audit }])],
  });
  const harness = await RouterTestingHarness.create(address);
  const api = TestBed.inject(ApolloTestingController);
  const page = harness.routeNativeElement!;
  const settled = async () => {
    for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setTimeout(resolve));
    await harness.fixture.whenStable();
  };
  await settled();
  return {
    page,
    settled,
    url: () => TestBed.inject(Router).url,
    async answer(nodes: readonly AuditEntry[], hasNextPage = false) {
      const asked = api.expectOne(AuditLogDocument);
      const endCursor = nodes.at(-1)?.sequence ?? null;
      const pageInfo = { __typename: 'PageInfo', hasNextPage, endCursor };
      asked.flush({ data: { auditLog: { __typename: 'AuditEntryConnection', nodes, pageInfo } } });
      await settled();
      return asked.operation.variables['input'] as Readonly<Record<string, unknown>>;
    },
    async press(text: string) {
      const found = [...document.querySelectorAll('button')].find(
        (button) => button.textContent?.trim() === text || button.getAttribute('aria-label') === text,
      );
      found!.click();
      await settled();
    },
  };
}

afterEach(() => document.querySelector('.cdk-overlay-container')?.remove());

describe('the audit log', () => {
  it('says who did what to what, and shows both sides of a change', async () => {
    const { page, answer, press } = await open('/audit');
    await answer([
      entry(),
      entry({ sequence: '6', action: 'sign-in.refused', reason: 'wrong password' }),
      entry({
        sequence: '5',
        action: 'key.lost',
        actor: { ...entry().actor, kind: 'OPERATOR', name: 'npm run admin (eve)' },
      }),
    ]);
    const rows = [...page.querySelectorAll('tbody tr')].map((row) => row.textContent?.replace(/\s+/g, ' '));
    expect(rows[0]).toContain('16 Mar 2026, 12:00:00');
    expect(rows[0]).toContain('Reporting currency changed');
    expect(rows[0]).toContain('ada@acme.example');
    expect(rows[1]).toContain('Sign-in refused');
    expect(rows[1]).toContain('wrong password');
    // An action that is newer than this console.
    expect(rows[2]).toContain('key.lost');
    expect(rows[2]).toContain('npm run admin (eve) operator');

    await press('Details of entry 7');
    const dialog = document.querySelector('.cdk-dialog-container')!;
    expect([...dialog.querySelectorAll('pre')].map((side) => side.textContent)).toEqual([
      '{\n  "currency": "USD"\n}',
      '{\n  "currency": "EUR"\n}',
    ]);
    expect(dialog.textContent).toContain('ab'.repeat(32));
  });

  it('asks for what stands in the address, whole days of the organisation', async () => {
    const { answer } = await open('/audit?action=key.issued&who=ada&q=CI&from=2026-03-01&to=2026-03-31&after=9');
    expect(await answer([entry()])).toEqual({
      actions: ['key.issued'],
      actor: 'ada',
      text: 'CI',
      from: '2026-03-01T00:00:00.000Z',
      to: '2026-04-01T00:00:00.000Z',
      after: '9',
      first: 50,
    });
  });

  it('takes nothing from an address that is no day', async () => {
    const { answer } = await open('/audit?from=yesterday&to=2026-13-01');
    expect(await answer([])).toMatchObject({ from: null, to: null });
  });

  it('goes on to older entries and back, and starts anew when something else is looked for', async () => {
    const { page, answer, press, settled, url } = await open('/audit');
    await answer([entry()], true);
    await press('Older entries');
    expect(await answer([entry({ sequence: '6' })])).toMatchObject({ after: '7' });
    expect(page.textContent).toContain('There is nothing older.');
    const select = page.querySelector('select')!;
    select.value = 'key.revoked';
    select.dispatchEvent(new Event('change'));
    await settled();
    expect(url()).toBe('/audit?action=key.revoked');
    expect(await answer([])).toMatchObject({ actions: ['key.revoked'], after: null });
    expect(page.querySelector('tl-empty')).not.toBeNull();
  });

  it.each(AUDIT_ACTIONS)('names %s in both languages', (action) => {
    for (const texts of [AUDIT_EN, AUDIT_ZH_CN]) {
      const name = action
        .split('.')
        .reduce<unknown>((node, key) => (node as Record<string, unknown>)[key], texts.actions);
      expect(typeof name === 'string' && name !== '').toBe(true);
    }
    expect(actionText(action)).toBe(`actions.${action}`);
  });
});

import {
  AccessKeysDocument,
  CreateAccessKeyDocument,
  IngestionStatusDocument,
  RevokeAccessKeyDocument,
  RotateAccessKeyDocument,
} from '../../operations';
import { openPage } from '../testing/open-page';
import { aSender, statusAnswer } from '../testing/status-examples';
import type { AccessKey } from './key-model';

const KEY: AccessKey = {
  keyId: 'k1',
  kind: 'INGESTION',
  name: 'Services',
  createdAt: '2026-03-01T00:00:00Z',
  expiresAt: null,
  scopeKind: null,
  scopeUnit: null,
  owner: { team: null, project: null, costCenter: null },
  lastUsedAt: '2026-03-10T12:00:00Z',
  revokedAt: null,
};
const SECRET = 'tli_k2_very-secret';

function issued(name: string) {
  return {
    __typename: 'IssuedAccessKey' as const,
    key: { __typename: 'AccessKey', ...KEY, keyId: 'k2', name, lastUsedAt: null },
    secret: SECRET,
  };
}

async function openKeys(address = '/ingestion?tab=keys') {
  const screen = await openPage(address);
  screen.api.expectOne(AccessKeysDocument).flush({ data: { accessKeys: [{ __typename: 'AccessKey', ...KEY }] } });
  screen.api.expectOne(IngestionStatusDocument).flush({ data: statusAnswer({ senders: [aSender()] }) });
  await screen.settled();
  return {
    ...screen,
    async submit(name?: string) {
      const form = screen.dialog()!.querySelector('form')!;
      if (name !== undefined) form.querySelector<HTMLInputElement>('#key-name')!.value = name;
      form.dispatchEvent(new Event('submit', { cancelable: true }));
      await screen.settled();
    },
  };
}

async function openWithSecret() {
  const screen = await openKeys();
  await screen.press('Make a key');
  await screen.submit('checkout');
  screen.api.expectOne(CreateAccessKeyDocument).flush({ data: { createAccessKey: issued('checkout') } });
  await screen.settled();
  return screen;
}

describe('keys', () => {
  it('tells whoever was sent here because of a key without an owner how it gets one', async () => {
    const screen = await openKeys('/ingestion?tab=keys&key=k1');
    expect(screen.page.textContent).toContain('“Services” (k1) names no owner for what it sends');
    await screen.press('Later');
    expect(screen.page.textContent).not.toContain('names no owner');
  });

  it('makes a read key that is limited to a unit, and ends by itself', async () => {
    const screen = await openKeys();
    await screen.press('Make a key');
    const choose = async (selector: string, value: string) => {
      const field = screen.dialog()!.querySelector<HTMLSelectElement | HTMLInputElement>(selector)!;
      if (field instanceof HTMLInputElement) field.click();
      else field.value = value;
      field.dispatchEvent(new Event('change'));
      await screen.settled();
    };
    await choose('input[value=READ]', 'READ');
    await choose('#key-scope', 'TEAM');
    screen.dialog()!.querySelector<HTMLInputElement>('#key-unit')!.value = 'payments';
    await choose('#key-expires', '30');
    const before = Date.now();
    await screen.submit('Dashboard');
    const { input } = screen.api.expectOne(CreateAccessKeyDocument).operation.variables as {
      input: { readonly expiresAt: string };
    };
    expect(input).toMatchObject({ kind: 'READ', name: 'Dashboard', scopeKind: 'TEAM', scopeUnit: 'payments' });
    // 30 days of 86,400 s from a moment after the form was filled in
    expect(Date.parse(input.expiresAt) - 30 * 86_400_000).toBeGreaterThanOrEqual(before);
  });

  it('asks for a name before it asks the API', async () => {
    const screen = await openKeys();
    await screen.press('Make a key');
    await screen.submit(' ');
    expect(screen.dialog()?.textContent).toContain('Give the key a name');
    screen.api.expectNone(CreateAccessKeyDocument);
  });

  it('shows at the field what the API refused', async () => {
    const screen = await openKeys();
    await screen.press('Make a key');
    await screen.submit('x');
    const refusal = { __typename: 'InvalidAccessKeyInput', issues: [{ field: 'name', message: 'One line only.' }] };
    screen.api.expectOne(CreateAccessKeyDocument).flush({ data: { createAccessKey: refusal } });
    await screen.settled();
    expect(screen.dialog()?.querySelector('#key-name-problem')?.textContent).toContain('One line only.');
  });

  it('shows the secret once: closed, it is on no screen, in no cache, storage or address', async () => {
    const screen = await openWithSecret();
    expect(screen.dialog()?.querySelector('code')?.textContent).toBe(SECRET);
    screen.dialog()!.querySelector<HTMLElement>('tl-copy button')!.click();
    await screen.press('Done', screen.dialog()!);
    await screen.settled();
    expect(screen.copied).toEqual([SECRET]);
    expect(screen.dialog()).toBeNull();
    const stored = JSON.stringify([{ ...localStorage }, { ...sessionStorage }]);
    for (const place of [document.body.innerHTML, screen.cache(), screen.url(), stored]) {
      expect(place).not.toContain(SECRET);
    }
  });

  it('asks before the secret is left uncopied, and lets it be meant', async () => {
    const screen = await openWithSecret();
    await screen.press('Done', screen.dialog()!);
    expect(screen.dialog()?.querySelector('[role=alert]')?.textContent).toContain('You have not copied');
    await screen.press('Leave without it', screen.dialog()!);
    expect(screen.dialog()).toBeNull();
  });

  it('puts a key just made into the code of the set-up, until it is taken out', async () => {
    const screen = await openWithSecret();
    screen.dialog()!.querySelector<HTMLElement>('tl-copy button')!.click();
    await screen.press('Show it in code', screen.dialog()!);
    await screen.settled();
    expect(screen.url()).toBe('/ingestion?tab=set-up');
    expect(screen.page.querySelector('tl-code code')?.textContent).toContain(SECRET);
    await screen.press('Take it out');
    expect(screen.page.querySelector('tl-code code')?.textContent).toContain('YOUR_INGESTION_KEY');
  });

  it('offers to revoke the old key once it has a successor', async () => {
    const screen = await openKeys();
    await screen.press('Rotate');
    expect(screen.dialog()?.textContent).toContain('The old key keeps working');
    await screen.submit();
    screen.api.expectOne(RotateAccessKeyDocument).flush({ data: { rotateAccessKey: issued('Services') } });
    await screen.settled();
    screen.dialog()!.querySelector<HTMLElement>('tl-copy button')!.click();
    await screen.press('Done', screen.dialog()!);
    expect(screen.page.querySelector('tl-banner')?.textContent).toContain('The old one (k1) keeps working');
    await screen.press('Revoke the old key');
    await screen.press('Revoke the key', screen.dialog()!);
    const request = screen.api.expectOne(RevokeAccessKeyDocument);
    expect(request.operation.variables).toEqual({ keyId: 'k1' });
  });

  it('says in numbers what stops before it revokes', async () => {
    const screen = await openKeys();
    await screen.press('Revoke');
    expect(screen.dialog()?.textContent).toContain('40 calls came with it in the last 24 hours');
    expect(screen.dialog()?.textContent).toContain('Services: checkout');
    await screen.press('Cancel', screen.dialog()!);
    screen.api.expectNone(RevokeAccessKeyDocument);
  });
});

import { TestBed } from '@angular/core/testing';
import { Language } from '@tokenledger/shared/ui';
import { textsForTests, withPlainSpaces } from '@tokenledger/shared/ui/testing';
import { UI_EN } from '@tokenledger/shared/ui/texts';
import { ApolloTestingController, ApolloTestingModule } from 'apollo-angular/testing';

import { MyUseDocument } from '../operations';
import { ORGANIZATION_EN } from '../texts';
import { MyUse } from './my-use';

const used = {
  __typename: 'PersonalUse',
  from: '2026-02-28T23:00:00.000Z',
  spend: { calls: '12', tokens: { total: '750000' }, cost: [{ amount: '3.5', currency: 'USD' }] },
  ...{ monthlyTokens: null, share: null, names: ['anna@acme.example'], isInDirectory: false },
  freshness: { asOf: '2026-03-10T12:00:00.000Z' },
};

async function open(use: object) {
  TestBed.configureTestingModule({
    imports: [ApolloTestingModule, textsForTests({ ...UI_EN, ...ORGANIZATION_EN })],
  });
  TestBed.inject(Language).choose('en');
  const fixture = TestBed.createComponent(MyUse);
  fixture.componentRef.setInput('timeZone', 'Europe/Berlin');
  const settled = async () => {
    for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setTimeout(resolve));
    await fixture.whenStable();
  };
  await settled();
  TestBed.inject(ApolloTestingController)
    .expectOne(MyUseDocument)
    .flush({ data: { myUse: use } });
  await settled();
  const page = fixture.nativeElement as HTMLElement;
  return { page, text: withPlainSpaces(page.textContent ?? '').replace(/\s+/g, ' ') };
}

describe('what I used', () => {
  it('is told with the names by which it was found, where no limit is set', async () => {
    const { page, text } = await open(used);
    expect(text).toContain('750 K tokens');
    expect(text).toMatch(/Since 1 Mar 2026 · 12 calls · \$3\.50/);
    expect(text).toContain('No monthly limit is set for you.');
    expect(text).toContain('anna@acme.example');
    expect(page.querySelector('[role=meter]')).toBeNull();
  });

  it.each([
    [true, 'their sender names you otherwise'],
    [false, 'The directory does not know you'],
  ])('is not known where no call names me, and says what was looked for: in the directory %s', async (known, told) => {
    const { page, text } = await open({
      ...{ __typename: 'PersonalUseUnknown', lookedFor: ['anna@acme.example', 'E-17'], isInDirectory: known },
      ...{ monthlyTokens: '1000000', freshness: { asOf: '2026-03-10T12:00:00.000Z' } },
    });
    expect(text).toContain('what you used is not known');
    expect(text).toContain('anna@acme.example, E-17');
    expect(text).toContain(told);
    expect(text).toContain('Your allowance is 1.00 M tokens');
    expect(page.querySelector('.tokens')).toBeNull();
  });

  it.each([
    ['PASSWORD_SESSION', 'Sign in at your identity provider'],
    ['UNVERIFIED_ADDRESS', 'did not say that it verified your e-mail address'],
  ])('is not shown where nothing proves who asks, and says what would: %s', async (why, told) => {
    const { page, text } = await open({ __typename: 'PersonalUseNotShown', why });
    expect(text).toContain('Not shown here.');
    expect(text).toContain(told);
    expect(page.querySelector('.tokens')).toBeNull();
  });

  it('is shown against the allowance', async () => {
    const { page, text } = await open({ ...used, monthlyTokens: '1000000', share: '0.75' });
    expect(text).toContain('750 K of 1.00 M tokens (75.0 %)');
    expect(page.querySelector('[role=meter]')?.getAttribute('aria-valuenow')).toBe('75');
    expect(page.querySelector('tl-banner')).toBeNull();
  });

  it('says that it is more than was allowed', async () => {
    const { page, text } = await open({ ...used, monthlyTokens: '500000', share: '1.5' });
    expect(text).toContain('(150.0 %)');
    expect(page.querySelector('[role=meter]')?.getAttribute('aria-valuenow')).toBe('100');
    expect(page.querySelector('tl-banner')?.textContent).toContain('more than your allowance');
  });

  it('says so of anything where nothing is allowed', async () => {
    const { page } = await open({ ...used, monthlyTokens: '0', share: null });
    expect(page.querySelector('[role=meter]')?.getAttribute('aria-valuenow')).toBe('100');
    expect(page.querySelector('tl-banner')).not.toBeNull();
  });
});

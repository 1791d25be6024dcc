import { provideHttpClient } from '@angular/common/http';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { CurrentAccess, CurrentOrganization } from '@tokenledger/shared/console-api';
import { Language, OPEN_DRAWING, type OpenDrawing, PRESENT } from '@tokenledger/shared/ui';
import { textsForTests, withPlainSpaces } from '@tokenledger/shared/ui/testing';
import { UI_EN } from '@tokenledger/shared/ui/texts';
import { ApolloTestingController, ApolloTestingModule } from 'apollo-angular/testing';

import { OwnerCoverageDocument, UnallocatedSpendDocument } from '../operations';
import { METERING_EN } from '../texts';
import type { UnallocatedReport } from './cause-rows';
import {
  aCause,
  causeFigures,
  coverageReport,
  coverageTotal,
  ruleFix,
  SENDER_FIX,
  unallocatedReport,
} from './testing/unallocated-examples';
import { Unallocated } from './unallocated';

const NO_DRAWING: OpenDrawing = async () => ({ draw() {}, resize() {}, close() {} });
const EVERYTHING = ['SPEND_READ', 'ATTRIBUTION_CHANGE', 'KEYS_READ'];

async function open(address = '/unallocated?range=last7Days', permissions = EVERYTHING) {
  TestBed.configureTestingModule({
    imports: [ApolloTestingModule, textsForTests({ ...UI_EN, ...METERING_EN })],
    providers: [
      provideHttpClient(),
      provideRouter([{ path: '**', children: [] }]),
      { provide: OPEN_DRAWING, useValue: NO_DRAWING },
      { provide: PRESENT, useValue: { now: () => new Date('2026-11-26T12:00:00Z') } },
    ],
  });
  TestBed.inject(Language).choose('en');
  TestBed.inject(CurrentAccess).set({ permissions, seesAllSpend: true });
  TestBed.inject(CurrentOrganization).set({
    ...{ id: 'acme', name: 'Acme', timeZone: 'UTC', reportingCurrency: 'USD', hasCalls: true },
  });
  const router = TestBed.inject(Router);
  await router.navigateByUrl(address);
  const fixture = TestBed.createComponent(Unallocated);
  const page = fixture.nativeElement as HTMLElement;
  const api = TestBed.inject(ApolloTestingController);
  const settled = async () => {
    for (let turn = 0; turn < 3; turn += 1) {
      await fixture.whenStable();
      await new Promise((resolve) => setTimeout(resolve));
    }
  };
  await settled();
  /** As it is read: what stands in elements of its own is apart. */
  const text = (selector: string, index = 0) => {
    const element = page.querySelectorAll(selector)[index];
    if (element === undefined) return '';
    const parts: string[] = [];
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) parts.push(node.textContent ?? '');
    return withPlainSpaces(parts.join(' ')).replace(/\s+/g, ' ').trim();
  };
  return {
    page,
    api,
    settled,
    text,
    url: () => decodeURIComponent(router.url),
    link: (name: string) =>
      decodeURIComponent(
        [...page.querySelectorAll('a')].find(({ textContent }) => textContent.trim() === name)?.getAttribute('href') ??
          '',
      ),
    async press(name: string) {
      [...page.querySelectorAll('button')].find(({ textContent }) => textContent.includes(name))?.click();
      await settled();
    },
    async answer(report: UnallocatedReport = unallocatedReport()) {
      api.expectOne(UnallocatedSpendDocument).flushData({ unallocatedSpend: onTheWire(report) });
      api.expectOne(OwnerCoverageDocument).flushData({
        ownerCoverage: onTheWire(coverageReport({ comparison: { total: coverageTotal('0.7'), periods: [] } })),
      });
      await settled();
    },
  };
}

/** With the types that the API tells of each object: Apollo Client picks the fields of fragments by them. */
function onTheWire<Data>(data: Data): Data {
  return withTypes(data) as Data;
}

function withTypes(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withTypes);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.fromEntries(Object.entries(value).map(([key, field]) => [key, withTypes(field)]));
  if ('unpriced' in value || '__typename' in value) return fields;
  if ('tokens' in value) return { __typename: 'SpendFigures', ...fields };
  if ('unknownBecause' in value) return { __typename: 'CoverageShare', ...fields };
  if ('periodStart' in value) return { __typename: 'CoveragePeriod', ...fields };
  return 'ofCalls' in value ? { __typename: 'CoverageFigures', ...fields } : fields;
}

describe('Unallocated', () => {
  it('asks what nobody owns and what has an owner, of the same range and filters', async () => {
    const screen = await open('/unallocated?range=last7Days&model=gpt-4o');
    const range = { from: '2026-11-19T00:00:00.000Z', to: '2026-11-26T00:00:00.000Z', filter: { model: ['gpt-4o'] } };
    expect(screen.api.expectOne(UnallocatedSpendDocument).operation.variables).toEqual({
      input: { ...range, first: 50 },
    });
    expect(screen.api.expectOne(OwnerCoverageDocument).operation.variables).toEqual({
      input: {
        ...range,
        ...{ timeZone: 'UTC', granularity: 'DAY' },
        compareWith: { from: '2026-11-12T00:00:00.000Z', to: '2026-11-19T00:00:00.000Z' },
      },
    });
  });

  it('says how much has an owner, how that changed, and what one fix would mend', async () => {
    const screen = await open();
    await screen.answer();
    expect(screen.text('tl-figure')).toBe('Spend with an owner 75.0 % +5.0 points 12–18 Nov 2026');
    expect(screen.text('tl-reason-list li')).toContain('Unmapped value 1 cause');
    expect(screen.text('tbody tr')).toContain('shop service Unmapped value 3.00 75.0 % 2 1,000 Bring to The store');
    expect(screen.link('Bring to The store')).toBe('/rules?range=last7Days');
    expect(screen.link('Calls')).toBe('/calls?range=last7Days&service=shop&unallocatedReason=unmapped-value');
    expect(screen.link('Explore')).toContain('/explore?');
    expect(screen.text('tfoot')).toContain('Total 4.00');
  });

  it('shows the line for the sender', async () => {
    const screen = await open();
    await screen.answer();
    await screen.press('Set in the sender');
    const dialog = document.querySelector('.dialog-box')?.textContent ?? '';
    expect(dialog).toContain('Set the owner in the sender of shop');
    expect(dialog).toContain('OTEL_RESOURCE_ATTRIBUTES="team.id=YOUR_TEAM"');
    expect(dialog).toContain('These calls come with: k1');
  });

  it('proposes a rule where the directory has no such service', async () => {
    const fixes = [ruleFix('service', 'bot', { id: 'bot-project', name: 'Bot' }), SENDER_FIX];
    const screen = await open();
    await screen.answer(unallocatedReport({ causes: [aCause({ service: 'bot', fixes })] }));
    expect(screen.link('Assign to Bot')).toBe(
      '/rules?range=last7Days&new=1&when=service:equals:bot&owner=project:bot-project&name=bot → Bot',
    );
  });

  it('says who can do it where the reader cannot', async () => {
    const screen = await open(undefined, ['SPEND_READ']);
    await screen.answer();
    expect(screen.link('Bring to The store')).toBe('');
    expect(screen.text('.may')).toBe('Is of The store now: ask finance or an administrator to bring it there');
  });

  it('leads from a key to the keys, and sums up what is not told one by one', async () => {
    const fixes = [ruleFix('key', 'k9'), { __typename: 'FixByKeyOwner' as const, keyId: 'k9' }, SENDER_FIX];
    const cause = aCause({ reason: 'unknown-key', service: null, ingestionKey: 'k9', share: null, fixes });
    const screen = await open();
    const rest = { causeCount: 12, share: '0.2', spend: causeFigures('1') };
    await screen.answer(unallocatedReport({ causes: [{ ...cause, spend: causeFigures(null) }], rest }));
    expect(screen.link('Give the key an owner')).toBe('/ingestion?tab=keys&key=k9');
    // What has no price is not known, and neither is its share.
    expect(screen.text('tbody tr')).toContain('k9 ingestion key Unknown key — * and 2 calls without a price —');
    expect(screen.text('tbody tr', 1)).toContain('12 smaller causes 1.00 20.0 %');
  });

  it('narrows to one reason and back', async () => {
    const screen = await open();
    await screen.answer();
    await screen.press('Unmapped value');
    expect(screen.url()).toContain('unallocatedReason=unmapped-value');
  });

  const NONE = { total: { ...unallocatedReport().total, calls: '0' }, causes: [], reasons: [], shareOfAll: '0' };

  it.each<[string, string, Partial<UnallocatedReport>, string]>([
    ['everything has an owner', '', {}, 'Everything has an owner'],
    ['there is no call', '', { all: { calls: '0' } }, 'No calls in this range'],
    ['no call passes the filters', '&team=x', { all: { calls: '0' } }, 'No calls pass your filters'],
    ['the reader sees some units', '', { isLimitedToUnits: true }, 'You see the calls of some units'],
  ])('says so where %s', async (_name, params, report, expected) => {
    const screen = await open(`/unallocated?range=last7Days${params}`);
    await screen.answer(unallocatedReport({ ...NONE, ...report }));
    expect(screen.page.textContent).toContain(expected);
    expect(screen.page.querySelector('table')).toBeNull();
  });

  it('keeps what holds where one of both fails', async () => {
    const screen = await open();
    screen.api.expectOne(OwnerCoverageDocument).networkError(new Error('down'));
    screen.api.expectOne(UnallocatedSpendDocument).flushData({ unallocatedSpend: onTheWire(unallocatedReport()) });
    await screen.settled();
    expect(screen.page.textContent).toContain('How much has an owner could not be read');
    expect(screen.text('tbody tr')).toContain('shop');
  });
});

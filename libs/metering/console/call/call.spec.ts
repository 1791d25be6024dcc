import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { textsForTests } from '@tokenledger/shared/ui/testing';
import { ApolloTestingController, ApolloTestingModule } from 'apollo-angular/testing';

import { OneCallDocument } from '../operations';
import { METERING_EN } from '../texts';
import { CallPage } from './call';
import type { OneCall } from './call-words';
import { A_CALL_ID, anUnpricedCall, aReading, oneCall, usd } from './testing/one-call';

async function open(id = A_CALL_ID) {
  TestBed.configureTestingModule({
    imports: [ApolloTestingModule, textsForTests(METERING_EN)],
    providers: [provideRouter([{ path: '**', children: [] }])],
  });
  const fixture = TestBed.createComponent(CallPage);
  fixture.componentRef.setInput('id', id);
  await fixture.whenStable();
  const page = fixture.nativeElement as HTMLElement;
  const asked = TestBed.inject(ApolloTestingController).expectOne(OneCallDocument);
  const settled = async (): Promise<void> => {
    for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setTimeout(resolve));
    await fixture.whenStable();
  };
  return {
    page,
    asked,
    settled,
    async answer(call: OneCall | null): Promise<void> {
      asked.flush({ data: { call } });
      await settled();
    },
    text: (selector: string) => textOf(page.querySelector(selector)),
    links: () => [...page.querySelectorAll('a')].map((link) => link.getAttribute('href')),
  };
}

/** As it is read: texts of different elements apart. */
function textOf(element: Element | null): string {
  if (element === null) return '';
  const texts: string[] = [];
  const nodes = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  while (nodes.nextNode() !== null) texts.push(nodes.currentNode.textContent ?? '');
  return texts.join(' ').replace(/\s+/g, ' ').trim();
}

describe('CallPage', () => {
  it('tells why a call costs what it costs', async () => {
    const screen = await open();
    expect(screen.asked.operation.variables).toEqual({ id: A_CALL_ID });
    await screen.answer(oneCall());
    expect(screen.text('h1')).toContain('gpt-4o-2024-08-06');
    expect(screen.text('tl-call-bill tbody tr')).toBe('Input gen_ai.usage.input_tokens 200 2.50 0.00050');
    expect(screen.text('tl-call-bill tfoot')).toBe('Charged, USD 1,280 0.00255');
    expect(screen.text('tl-call-bill')).toContain('since 1 Oct 2024, 00:00');
    expect(screen.text('tl-call-bill')).toContain('How this instrumentation counts is known, and decides.');
    const received = [...screen.page.querySelectorAll('.received tbody tr')].map(textOf);
    expect(received).toEqual([
      'gen_ai.usage.input_tokens Input 1,200',
      'gen_ai.usage.output_tokens Output 80',
      'short_lived Cache write, kept 5 minutes — not told: it contradicted another count, or others are mixed with it',
    ]);
    expect(screen.text('tl-call-bill')).toContain('The reported input contains the cached tokens.');
    const facts = screen.text('tl-call-facts');
    expect(facts).toContain('search attribute team.id of the span');
    expect(facts).toContain('web default of the ingestion key');
    expect(facts).toContain('gpt-4o was asked for');
    expect(facts).toContain('26 Nov 2026, 12:00:09 (UTC)');
    expect(screen.text('tl-call-readings')).toContain('The only reading of this call: it counts as it is.');
  });

  it('leads to the calls of its trace, and to Explore', async () => {
    const screen = await open();
    await screen.answer(oneCall({ traceId: 'abc' }));
    expect(screen.links()).toEqual([
      '/calls',
      '/calls?from=2026-11-26&to=2026-11-27&search=abc',
      '/explore?team=search',
      '/explore?model=gpt-4o-2024-08-06',
    ]);
  });

  it('says why a call has no price and what to do, and shows no zero', async () => {
    const screen = await open();
    await screen.answer(anUnpricedCall('no-price-for-meter:audioInput'));
    expect(screen.text('tl-call-bill tl-banner')).toBe(
      'The price book has no price for something that it used: audioInput. Whoever runs TokenLedger can bring the price book up to date.',
    );
    expect(screen.text('tl-call-bill tfoot')).toBe('Charged 1,280 — not known');
    expect(screen.text('.head')).toContain('No price');
  });

  it('shows no usage as not known, and asks nothing of anybody where the call failed', async () => {
    const screen = await open();
    const none = { total: '0', input: '0', output: '0' };
    await screen.answer({
      ...anUnpricedCall(''),
      rating: 'NO_USAGE',
      errorType: 'timeout',
      conditions: ['FAILED'],
      lines: [],
      tokens: none,
      usage: {
        ...oneCall().usage,
        status: 'none',
        rule: 'no-cache-tokens',
        confidence: 'certain',
        received: [],
        basis: null,
        reasoning: null,
      },
      readings: [aReading({ tokens: none, usageStatus: 'none' })],
    });
    expect(screen.text('tl-call-bill tfoot')).toBe('Charged — — not known');
    expect(screen.text('tl-call-bill tl-banner')).toContain('there is nothing to be done about its price');
    expect(screen.text('tl-call-readings td.number')).toBe('—');
  });

  it('keeps what is charged where the price book changed since, and says why there are no lines', async () => {
    const { lines } = anUnpricedCall('');
    const screen = await open();
    await screen.answer(oneCall({ lines, noLinePricesReason: 'price-book-changed' }));
    expect(screen.text('tl-call-bill tfoot')).toBe('Charged, USD 1,280 0.00255');
    expect(screen.text('tl-call-bill')).toContain('what is charged did not change');
  });

  it('shows every reading with what became of it, beside what is booked', async () => {
    const screen = await open();
    await screen.answer(
      oneCall({
        bookingReason: 'merged-booking',
        observers: 2,
        readings: [
          aReading({ booked: false, reason: 'seen-by-several', observer: 'gateway', scope: 'litellm' }),
          aReading({ id: 'r2', booked: false, reason: 'from-tomorrow', observer: 'oracle', scope: '' }),
        ],
      }),
    );
    const readings = screen.text('tl-call-readings');
    expect(readings).toContain('joined into one booking, and counts once');
    expect(readings).toContain('A gateway litellm otel-genai · span');
    expect(readings).toContain('Not counted by itself It is part of the one booking');
    expect(readings).toContain('Other: oracle scope not named');
    expect(readings).toContain('Reason given: from-tomorrow.');
    expect(screen.text('tl-call-readings tfoot')).toBe('Booked 1,200 80 1,280');
  });

  it('sets what was reported beside what is charged, with the exact difference', async () => {
    const screen = await open();
    await screen.answer(oneCall({ reportedCost: usd('0.0025') }));
    expect(screen.text('tl-call-bill')).toContain('$0.0025. Its difference to what is charged is -$0.00005');
  });

  it('says that nobody owns it and how to change that', async () => {
    const screen = await open();
    await screen.answer(oneCall({ owner: [], unallocatedReason: 'no-metadata', conditions: ['UNALLOCATED'] }));
    expect(screen.text('tl-call-facts tl-banner')).toContain('names a team, a project or a cost centre. Set team.id');
  });

  it('says where the attributes were not kept', async () => {
    const screen = await open();
    await screen.answer(oneCall({ usage: { ...oneCall().usage, received: [], basis: null, reasoning: null } }));
    expect(screen.text('tl-call-bill')).toContain('was not kept when this call arrived');
  });

  it('leads from a possible duplicate to the calls that it may be', async () => {
    const screen = await open();
    await screen.answer(oneCall({ bookingReason: 'possible-duplicate', mayRepeat: ['1-a', '1-b'] }));
    expect(screen.text('tl-call-bill tl-banner')).toContain('The call that it may be (2 of 2)');
    expect(screen.links().filter((link) => link?.startsWith('/calls/'))).toEqual(['/calls/1-a', '/calls/1-b']);
  });

  it('shows names as text, whatever they contain', async () => {
    const hostile = '<img src=x onerror=alert(1)>\u202egnp.exe';
    const screen = await open();
    await screen.answer(
      oneCall({
        responseModel: hostile,
        owner: [{ dimension: 'TEAM', value: hostile, evidenceLevel: 'span', evidenceAttribute: hostile }],
        readings: [aReading({ scope: hostile })],
      }),
    );
    expect(screen.page.querySelector('img')).toBeNull();
    expect([...screen.page.querySelectorAll('bdi')].filter((bdi) => bdi.textContent === hostile)).toHaveLength(4);
  });

  it('explains ids where there is no such call, and offers to search for it', async () => {
    const screen = await open('trace-or-typo');
    await screen.answer(null);
    expect(screen.text('tl-empty')).toContain('Your organisation has no call with the id trace-or-typo.');
    expect(screen.links()).toContain('/calls?search=trace-or-typo');
  });

  it('tells a failure from a call that is not there, with the id to quote', async () => {
    const screen = await open();
    screen.asked.graphqlErrors([{ message: '', extensions: { code: 'INTERNAL', id: 'err_9', retriable: true } }]);
    await screen.settled();
    expect(screen.text('tl-failure')).toContain('This call could not be read');
    expect(screen.text('tl-failure')).toContain('err_9');
    expect(screen.page.querySelector('tl-empty')).toBeNull();
  });
});

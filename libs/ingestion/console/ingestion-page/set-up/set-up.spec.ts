import { TestBed } from '@angular/core/testing';
import { jest } from '@jest/globals';

import { IngestionStatusDocument, NewestCallDocument } from '../../operations';
import { openPage } from '../testing/open-page';
import { aSender, statusAnswer } from '../testing/status-examples';

const NOTHING = { state: 'NEVER_RECEIVED', newestArrivalAt: null, newestCallAt: null, senders: [] } as const;

describe('set-up', () => {
  it('shows the real addresses, in the code too', async () => {
    const screen = await openPage('/ingestion?tab=set-up&way=environment');
    screen.api.expectOne(IngestionStatusDocument).flush({ data: statusAnswer(NOTHING) });
    await screen.settled();
    expect(screen.page.querySelector('.endpoints')?.textContent).toContain('https://in.example:4317');
    expect(screen.page.querySelector('tl-code code')?.textContent).toContain(
      'OTEL_EXPORTER_OTLP_ENDPOINT="https://in.example:4318"',
    );
  });

  it('says whom to ask where the installation does not tell its addresses', async () => {
    const screen = await openPage('/ingestion?tab=set-up');
    const endpoints = { otlpHttp: null, otlpGrpc: null, kafkaBrokers: null };
    screen.api.expectOne(IngestionStatusDocument).flush({ data: statusAnswer({ endpoints }) });
    await screen.settled();
    expect(screen.page.querySelector('tl-banner')?.textContent).toContain('PUBLIC_OTLP_HTTP_URL');
  });

  it('does not take what arrived before for an answer', async () => {
    const screen = await openPage('/ingestion?tab=set-up');
    screen.api.expectOne(IngestionStatusDocument).flush({ data: statusAnswer({ senders: [aSender()] }) });
    await screen.settled();
    expect(screen.page.textContent).toContain('Waiting for the next call…');
    screen.api.expectNone(NewestCallDocument);
  });
});

describe('set-up while it waits', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => {
    TestBed.resetTestingModule();
    jest.useRealTimers();
  });

  it('turns into a success that leads to the call', async () => {
    const screen = await openPage('/ingestion?tab=set-up', { settle: () => jest.advanceTimersByTimeAsync(20) });
    screen.api.expectOne(IngestionStatusDocument).flush({ data: statusAnswer(NOTHING) });
    await screen.settled();
    expect(screen.page.textContent).toContain('Waiting for the first call…');
    screen.api.expectNone(NewestCallDocument);

    await jest.advanceTimersByTimeAsync(5_000);
    screen.api.expectOne(IngestionStatusDocument).flush({ data: statusAnswer({ senders: [aSender()] }) });
    await screen.settled();
    const asked = screen.api.expectOne(NewestCallDocument);
    expect(asked.operation.variables).toEqual({ input: { filter: { ingestionKey: ['k1'] }, first: 1 } });
    const call = {
      __typename: 'CallSummary',
      id: 'c1',
      startedAt: '2026-03-10T12:00:10Z',
      responseModel: null,
      requestModel: 'gpt-4o',
      team: 'search',
      service: 'checkout',
    };
    asked.flush({ data: { recentCalls: { __typename: 'CallConnection', nodes: [call] } } });
    await screen.settled();
    const link = screen.page.querySelector('tl-banner a');
    expect(link?.textContent).toBe('Open the call (gpt-4o)');
    expect(link?.getAttribute('href')).toBe('/calls/c1');
  });
});

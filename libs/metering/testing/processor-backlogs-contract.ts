import type { ProcessorBacklog, ProcessorBacklogs } from '@tokenledger/metering/domain';

const at = (text: string) => new Date(`2026-03-10T${text}Z`);

export function aBacklog(backlog: Partial<ProcessorBacklog> = {}): ProcessorBacklog {
  return {
    instance: 'processor-1',
    measuredAt: at('12:00:00'),
    lag: 0,
    waitingSince: undefined,
    overloadedSince: undefined,
    bookedAt: undefined,
    dirtySince: undefined,
    rolledAt: undefined,
    ...backlog,
  };
}

/** What every store of backlogs promises. */
export function itKeepsTheProcessorBacklogsContract(open: () => Promise<ProcessorBacklogs>): void {
  let backlogs: ProcessorBacklogs;

  beforeEach(async () => {
    backlogs = await open();
  });

  it('give the newest word of each processor, as it was said', async () => {
    const full = aBacklog({
      lag: 9_007_199_254_740_991,
      waitingSince: at('11:59:01.001'),
      overloadedSince: at('11:59:02.002'),
      bookedAt: at('11:59:03.003'),
      dirtySince: at('11:59:04.004'),
      rolledAt: at('11:59:05.005'),
    });
    const unknown = aBacklog({ instance: 'processor-2', lag: undefined });
    await backlogs.report(aBacklog({ lag: 7 }));
    await backlogs.report(full);
    await backlogs.report(unknown);
    expect(await backlogs.live(at('12:00:01'))).toEqual([full, unknown]);
  });

  it('take a processor for dead after half a minute without a word', async () => {
    await backlogs.report(aBacklog());
    await backlogs.report(aBacklog({ instance: 'processor-2', measuredAt: at('12:00:20') }));
    const instances = async (text: string) => (await backlogs.live(at(text))).map(({ instance }) => instance);
    expect(await instances('12:00:30')).toEqual(['processor-1', 'processor-2']);
    expect(await instances('12:00:30.001')).toEqual(['processor-2']);
  });

  it('forget a processor that ended in order', async () => {
    await backlogs.report(aBacklog());
    await backlogs.forget('processor-1');
    await backlogs.forget('never-there');
    expect(await backlogs.live(at('12:00:01'))).toEqual([]);
  });
}

import { aPerson } from '@tokenledger/organization/testing';
import { aDeadLetter, InMemoryDeadLetterReplays, InMemoryDeadLetters } from '@tokenledger/metering/testing';
import { tenantId } from '@tokenledger/organization/domain';
import { FixedClock } from '@tokenledger/shared/time';

import { MAX_REPLAYED_LETTERS, ReplayRequests, type ReplaySelection } from './request-replay';

const acme = tenantId('acme');
const at = (text: string) => new Date(`2026-03-10T${text}Z`);

async function scene() {
  const letters = new InMemoryDeadLetters(() => at('12:30:00'));
  await letters.keep([
    aDeadLetter({ offset: '1', failedAt: at('12:00:02') }),
    aDeadLetter({ offset: '2', failedAt: at('12:00:01'), reason: 'malformed' }),
    aDeadLetter({ offset: '3', failedAt: at('12:00:03'), reason: 'failed' }),
    aDeadLetter({ offset: '4', tenant: 'globex' }),
  ]);
  const replays = new InMemoryDeadLetterReplays();
  const requests = new ReplayRequests({
    letters,
    replays,
    clock: new FixedClock('2026-03-10T13:00:00Z'),
    newId: () => 'r1',
  });
  return { letters, replays, requests };
}

describe('ReplayRequests', () => {
  it('queues the letters that are named, the oldest failure first', async () => {
    const { requests, replays } = await scene();
    const asked = await requests.request(acme, aPerson('user-1'), {
      ids: ['otlp_spans/0/1', 'otlp_spans/0/2', 'otlp_spans/0/1'],
      reasons: undefined,
    });
    expect(asked.ok ? asked.value : asked.error).toEqual(await replays.find(acme, 'r1'));
    expect(await replays.find(acme, 'r1')).toMatchObject({
      state: 'queued',
      requestedBy: 'user-1',
      requestedAt: at('13:00:00'),
      total: 2,
    });
    expect((await replays.takeTurn(at('13:00:01'), 10))?.letters.map(({ offset }) => offset)).toEqual(['2', '1']);
  });

  it('queues everything that waits with one of the reasons', async () => {
    const { requests, replays } = await scene();
    await requests.request(acme, aPerson('user-1'), { ids: undefined, reasons: ['malformed', 'failed'] });
    expect((await replays.takeTurn(at('13:00:01'), 10))?.letters.map(({ offset }) => offset)).toEqual(['2', '3']);
  });

  it('says where it took only the oldest of too many', async () => {
    const { requests, letters } = await scene();
    const many = Array.from({ length: MAX_REPLAYED_LETTERS + 1 }, (_, index) =>
      aDeadLetter({ partition: 1, offset: String(index), reason: 'ledger-refused' }),
    );
    await letters.keep(many);
    const asked = await requests.request(acme, aPerson('user-1'), { ids: undefined, reasons: ['ledger-refused'] });
    expect(asked).toMatchObject({ ok: true, value: { total: 10_000, truncated: true } });
  });

  it("takes another organisation's letter for none, and replays nothing then", async () => {
    const { requests, replays } = await scene();
    const ids = ['otlp_spans/0/1', 'otlp_spans/0/4', 'otlp_spans/0/99', 'nonsense'];
    const asked = await requests.request(acme, aPerson('user-1'), { ids, reasons: undefined });
    const noSuch = 'is no such dead letter: send ids that `deadLetters` lists';
    expect(asked).toEqual({
      ok: false,
      error: [
        { field: 'ids.1', message: noSuch },
        { field: 'ids.2', message: noSuch },
        { field: 'ids.3', message: noSuch },
      ],
    });
    expect(await replays.hasWork()).toBe(false);
  });

  it('does not replay again what was replayed', async () => {
    const { requests, letters } = await scene();
    const [letter] = await letters.find(acme, [{ topic: 'otlp_spans', partition: 0, offset: '1' }]);
    if (letter !== undefined) await letters.markReplayed(letter);
    const asked = await requests.request(acme, aPerson('user-1'), { ids: ['otlp_spans/0/1'], reasons: undefined });
    expect(asked.ok ? '' : asked.error[0]?.message).toContain('was replayed at 2026-03-10T12:30:00.000Z already');
  });

  it.each<[Partial<ReplaySelection>, string, string]>([
    [{}, 'ids', 'send one of the two'],
    [{ ids: ['otlp_spans/0/1'], reasons: ['failed'] }, 'ids', 'send one of the two'],
    [{ ids: [] }, 'ids', 'send the ids'],
    [{ ids: Array.from({ length: 1001 }, (_, index) => `otlp_spans/0/${index}`) }, 'ids', 'send 1000 at most'],
    [{ reasons: [] }, 'reasons', 'send some'],
    [{ reasons: ['rotten'] }, 'reasons', 'send some of unreadable'],
    [{ reasons: ['unproven'] }, 'reasons', 'waits for a replay'],
  ])('refuses %j and says what to send', async (selection, field, remedy) => {
    const { requests } = await scene();
    const asked = await requests.request(acme, aPerson('user-1'), { ids: undefined, reasons: undefined, ...selection });
    if (asked.ok) throw new Error('this was to be refused');
    expect(asked.error[0]?.field).toBe(field);
    expect(asked.error[0]?.message).toContain(remedy);
  });
});

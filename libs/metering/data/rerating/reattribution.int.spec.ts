import { CompiledRules, type AttributionRule, type OwnerRules } from '@tokenledger/attribution/domain';
import { aCondition, aRule } from '@tokenledger/attribution/testing';
import type { ReratingFigure } from '@tokenledger/metering/domain';
import { asSeen, aReading, aUsage, type ReadingFacts } from '@tokenledger/metering/testing';
import { tenantId } from '@tokenledger/organization/domain';
import { aPerson } from '@tokenledger/organization/testing';
import { formatDecimal18, parseDecimal18 } from '@tokenledger/shared/money';
import { describeWithEngines, withClickHouse } from '@tokenledger/shared/testing';

import { ClickHouseRuleUseReader } from '../rule-use/click-house-rule-use-reader';
import { createLedgerTables } from '../testing/ledger-on-click-house';
import { NOON_US } from '../testing/rerated-calls';
import { ReratedLedger } from '../testing/rerated-ledger';

const acme = tenantId('acme');
const OWNERS = { owners: true } as const;
const nobody = (service: string) => ({
  values: { service },
  evidence: { service: 'resource:service.name' },
  unallocatedReason: 'no-metadata',
});

/** Rules of one organisation: each service of the map to its team. */
function rulesOf(revision: number, teams: Readonly<Record<string, string>>, ...more: AttributionRule[]): OwnerRules {
  const rules = Object.entries(teams).map(([service, team]) =>
    aRule({
      id: service,
      conditions: [aCondition('service', 'equals', service)],
      result: { owner: { team }, purpose: undefined, labels: {} },
    }),
  );
  const compiled = new CompiledRules({ revision, rules: [...more, ...rules] }, 'UTC');
  return { rulesOf: () => compiled };
}

/** Calls of two services in turn, of which none says who owns it; each has other counts. */
function callsOf(count: number): readonly ReadingFacts[] {
  return Array.from({ length: count }, (_, index) => ({
    responseId: `resp_${index}`,
    startedAtUs: NOON_US + index * 1_300_000,
    usage: aUsage({ quantities: { input: 37 + (index % 1000), cacheRead: 64, output: 21 } }),
    owner: nobody(index % 2 === 0 ? 'shop' : 'web'),
  }));
}

/** `search 3 calls 0 → 0.00112 (+3 -0)` */
function told({
  owner,
  ownerLevel,
  calls,
  costBefore,
  costAfter,
  newlyPriced,
  newlyUnpriced,
  closed,
  undecided,
}: ReratingFigure) {
  const state = `${closed ? ' closed' : ''}${undecided ? ' undecided' : ''}`;
  const cost = `${formatDecimal18(costBefore)} → ${formatDecimal18(costAfter)}`;
  const name = [ownerLevel, owner ?? 'nobody'].filter((part) => part !== undefined).join(' ');
  return `${name} ${calls} calls ${cost} (+${newlyPriced} -${newlyUnpriced})${state}`;
}

describeWithEngines(
  'bringing the ledger on ClickHouse to attribution rules',
  () => {
    const opened = withClickHouse(createLedgerTables);
    let ledger: ReratedLedger;

    beforeEach(async () => {
      ledger = new ReratedLedger(opened());
      await ledger.empty();
    });

    const costs = (by: string) =>
      opened().query<{ team: string; calls: string; cost: string; reason: string; rule: string }>({
        text: `SELECT team, unallocated_reason AS reason, owner_rule AS rule, count() AS calls, sum(effective_cost) AS cost
                 FROM usage_events FINAL WHERE booked GROUP BY ALL ORDER BY ${by}`,
      });

    it('says before what moves from whom to whom, and does that to the last digit', async () => {
      await ledger.arrive(...callsOf(4), {
        responseId: 'named',
        owner: {
          values: { team: 'data', service: 'shop' },
          evidence: { team: 'span:team' },
          unallocatedReason: undefined,
        },
      });
      await ledger.roll();
      ledger.ownerRules = rulesOf(1, { shop: 'search' });
      const preview = await ledger.previewed(OWNERS);
      // Calls 0 and 2: (37 + 39) × 2.50 + 128 × 1.25 + 42 × 10 = 770 dollars per million; 1 and 3: (38 + 40) × 2.50 more.
      expect(preview.preview.figures.map(told).sort()).toEqual([
        'nobody 2 calls 0.00077 → 0 (+0 -2)',
        'search 2 calls 0 → 0.00077 (+2 -0)',
      ]);
      expect(await costs('team')).toMatchObject([{ team: '' }, { team: 'data' }]);

      const done = await ledger.applied(preview.id);
      expect(done).toMatchObject({ state: 'done', priceBook: expect.stringMatching(/^rules@[0-9a-f]{16}$/) });
      expect(new Set(done.applied.figures)).toEqual(new Set(preview.preview.figures));
      expect(await costs('team')).toEqual([
        { team: '', reason: 'unmapped-value', rule: '', calls: '2', cost: '0.000775' },
        { team: 'data', reason: '', rule: '', calls: '1', cost: '0.00037' },
        { team: 'search', reason: '', rule: 'shop@1', calls: '2', cost: '0.00077' },
      ]);
      const range = { from: new Date(0), to: new Date('2100-01-01T00:00:00Z') };
      const usd = (text: string) => [{ currency: 'USD', amount: parseDecimal18(text) }];
      expect(await new ClickHouseRuleUseReader(opened()).ruleUse(acme, range)).toEqual([
        { rule: 'shop', calls: 2n, cost: usd('0.00077'), unpricedCalls: 0n, lastAt: expect.any(Date) },
      ]);
      expect(await new ClickHouseRuleUseReader(opened()).ruleUse(tenantId('globex'), range)).toEqual([]);
      await ledger.roll();
      const rolled = await opened().query({
        text: `SELECT team, sum(effective_cost) AS cost FROM usage_daily FINAL
                WHERE (period_start, generation) IN (SELECT period_start, max(generation) FROM usage_daily GROUP BY period_start)
                GROUP BY team ORDER BY team`,
      });
      expect(rolled).toEqual([
        { team: '', cost: '0.000775' },
        { team: 'data', cost: '0.00037' },
        { team: 'search', cost: '0.00077' },
      ]);
    });

    it('writes nothing a second time, and brings calls back with the rules of before', async () => {
      await ledger.arrive(...callsOf(6));
      ledger.ownerRules = rulesOf(1, { shop: 'search' });
      await ledger.applied((await ledger.previewed(OWNERS)).id);
      const versions = await ledger.versions();
      // Another revision that says the same.
      ledger.ownerRules = rulesOf(2, { shop: 'search' });
      const again = await ledger.applied((await ledger.previewed(OWNERS)).id);
      expect(again.applied).toEqual({ calls: 6, figures: [] });
      expect(await ledger.versions()).toEqual(versions);

      ledger.ownerRules = rulesOf(3, {});
      await ledger.applied((await ledger.previewed(OWNERS)).id);
      expect(await costs('team')).toMatchObject([{ team: '', reason: 'unmapped-value', rule: '', calls: '6' }]);
    });

    it('tells calls without a price as calls that move, too', async () => {
      await ledger.arrive({ ...callsOf(1)[0], requestModel: 'unheard-of', responseModel: 'unheard-of' });
      ledger.ownerRules = rulesOf(1, { shop: 'search' });
      const done = await ledger.applied((await ledger.previewed(OWNERS)).id);
      expect(done.applied.figures.map(told).sort()).toEqual([
        'nobody 1 calls 0 → 0 (+0 -1)',
        'search 1 calls 0 → 0 (+1 -0)',
      ]);
    });

    it('tells calls that stay with nobody for another reason', async () => {
      await ledger.arrive({ ...callsOf(1)[0], owner: { values: {}, evidence: {}, unallocatedReason: 'no-metadata' } });
      const conditions = [aCondition('provider', 'equals', 'mistral')];
      ledger.ownerRules = rulesOf(1, {}, aRule({ id: 'mistral', conditions }));
      const done = await ledger.applied((await ledger.previewed(OWNERS)).id);
      // 37 × 2.50 + 64 × 1.25 + 21 × 10 = 382.50 dollars per million.
      expect(done.applied.figures.map(told)).toEqual(['nobody 1 calls 0.0003825 → 0.0003825 (+0 -0)']);
      expect(await costs('team')).toMatchObject([{ team: '', calls: '1', reason: 'unmapped-value' }]);
    });

    it('leaves closed periods as they are, and says what that leaves', async () => {
      await ledger.arrive(...callsOf(2));
      const [from, to] = [new Date('2026-03-01T00:00:00Z'), new Date('2026-04-01T00:00:00Z')];
      await ledger.closedPeriods.close(acme, { from, to }, aPerson('ada'), to);
      ledger.ownerRules = rulesOf(1, { shop: 'search', web: 'search' });
      const done = await ledger.applied((await ledger.previewed(OWNERS)).id);
      expect(done.applied.figures.map(told).sort()).toEqual([
        'nobody 2 calls 0.0007675 → 0 (+0 -2) closed',
        'search 2 calls 0 → 0.0007675 (+2 -0) closed',
      ]);
      expect(await costs('team')).toMatchObject([{ team: '', calls: '2' }]);
    });

    it('counts calls that nobody can decide about any more, and leaves them alone', async () => {
      await ledger.arrive(...callsOf(2), { ...callsOf(3)[2], ruleFacts: { 'acme.unit': '42' } });
      const ofUnit = aRule({ id: 'unit', conditions: [aCondition('attribute:acme.unit', 'equals', '42')] });
      ledger.ownerRules = rulesOf(1, { shop: 'other' }, ofUnit);
      const done = await ledger.applied((await ledger.previewed(OWNERS)).id);
      expect(done.applied.figures.map(told).sort()).toEqual([
        'nobody 1 calls 0.0003875 → 0 (+0 -1)',
        'nobody 2 calls 0.0007675 → 0.0007675 (+0 -0) undecided',
        'search 1 calls 0 → 0.0003875 (+1 -0)',
      ]);
      expect(await costs('team')).toMatchObject([
        { team: '', calls: '2', reason: 'unmapped-value' },
        { team: 'search', calls: '1' },
      ]);
    });

    it('refuses to apply what the preview did not say, and stops where rules change', async () => {
      await ledger.arrive(...callsOf(4));
      ledger.ownerRules = rulesOf(1, { shop: 'search' });
      const preview = await ledger.previewed(OWNERS);
      ledger.ownerRules = rulesOf(2, { shop: 'other' });
      expect(await ledger.requests.apply(acme, aPerson('ben'), preview.id)).toEqual({
        ok: false,
        error: 'other-prices',
      });
      const second = await ledger.previewed(OWNERS);
      expect(await ledger.requests.apply(acme, aPerson('ben'), second.id)).toMatchObject({ ok: true });
      ledger.ownerRules = rulesOf(3, { shop: 'third' });
      expect(await ledger.untilApplied(second.id)).toMatchObject({
        state: 'failed',
        error: expect.stringMatching(/^Attribution rules changed since the preview/),
      });
      expect(await costs('team')).toMatchObject([{ team: '', calls: '4' }]);
    });

    it('previews rules before they are saved, and applies them once they are', async () => {
      await ledger.arrive(...callsOf(4));
      const draft = [aRule({ result: { owner: { project: 'atlas' }, purpose: undefined, labels: {} } })];
      const preview = await ledger.previewed({ ...OWNERS, draft });
      expect(preview.preview.figures.map(told).sort()).toEqual([
        'nobody 2 calls 0.00077 → 0 (+0 -2)',
        'project atlas 2 calls 0 → 0.00077 (+2 -0)',
      ]);
      expect(await ledger.requests.apply(acme, aPerson('ben'), preview.id)).toEqual({
        ok: false,
        error: 'other-prices',
      });
      const saved = new CompiledRules({ revision: 7, rules: structuredClone(draft) }, 'UTC');
      ledger.ownerRules = { rulesOf: () => saved };
      const done = await ledger.applied(preview.id);
      expect(new Set(done.applied.figures)).toEqual(new Set(preview.preview.figures));
      expect(await costs('rule')).toMatchObject([{ rule: '' }, { rule: 'shop@7', cost: '0.00077' }]);
    });

    it('keeps the outcome equal to the preview, to the last unit, on 100,000 calls', async () => {
      const calls = callsOf(100_000);
      for (let from = 0; from < calls.length; from += 20_000) {
        await ledger.writer.append(
          calls.slice(from, from + 20_000).map((facts) => asSeen(aReading(facts), ledger.priceBook)),
        );
      }
      ledger.ownerRules = rulesOf(1, { shop: 'search' });
      const preview = await ledger.previewed(OWNERS);
      const done = await ledger.applied(preview.id);
      expect(done).toMatchObject({ state: 'done', applied: { calls: 100_000 } });
      const sums = (figures: readonly ReratingFigure[]) => figures.map(told).sort();
      expect(sums(done.applied.figures)).toEqual(sums(preview.preview.figures));
      const moved = preview.preview.figures.find(({ owner }) => owner === 'search');
      const [, search] = await costs('team');
      expect(search).toMatchObject({ team: 'search', calls: '50000' });
      expect(parseDecimal18(search?.cost ?? '')).toBe(moved?.costAfter);
    }, 120_000);
  },
  ['clickhouse'],
);

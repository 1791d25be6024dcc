import {
  type AttributionRule,
  CompiledRules,
  NO_OWNER_RULES,
  type OwnerRules,
  ServiceProjects,
} from '@tokenledger/attribution/domain';
import { aCondition, aRule } from '@tokenledger/attribution/testing';
import { localDay } from '@tokenledger/organization/domain';
import { aReading, flatPriceBook, StoredRows } from '@tokenledger/metering/testing';

import type { CallOwner, UsageReading } from '../ledger/usage-reading';
import { bookReading } from './book-reading';
import { ownReading } from './own-reading';

const nobody = (service?: string, reason = 'no-metadata'): CallOwner => ({
  values: service === undefined ? {} : { service },
  evidence: service === undefined ? {} : { service: 'resource:service.name' },
  unallocatedReason: reason,
});
const rulesOf = (revision: number, ...rules: AttributionRule[]): OwnerRules => {
  const compiled = new CompiledRules({ revision, rules }, 'UTC');
  return { rulesOf: () => compiled };
};
const shopRule = aRule();
const ofUnit = aRule({ id: 'unit', conditions: [aCondition('attribute:acme.unit', 'equals', '42')] });
const shop = aReading({ owner: nobody('shop') });

/** `search by rule:shop@4`, or why nobody. */
const told = ({ owner }: UsageReading): string =>
  owner.unallocatedReason ?? `${owner.values.team} by ${owner.evidence.team}`;

describe('ownReading', () => {
  it('charges whom the first rule says, where telemetry names nobody', () => {
    const owned = ownReading(shop, rulesOf(4, shopRule, aRule({ id: 'rest', conditions: [] })));
    expect(owned.owner).toEqual({
      values: { service: 'shop', team: 'search' },
      evidence: { service: 'resource:service.name', team: 'rule:shop@4' },
      unallocatedReason: undefined,
      rule: { id: 'shop', revision: 4, purpose: undefined, labels: {}, statedReason: 'no-metadata' },
    });
  });

  it('leaves a call to the owner that its telemetry names, a mere cost centre too', () => {
    const stated: CallOwner = {
      values: { service: 'shop', costCenter: 'CC-1' },
      evidence: {},
      unallocatedReason: undefined,
    };
    const reading = aReading({ owner: stated });
    expect(ownReading(reading, rulesOf(4, shopRule))).toBe(reading);
  });

  it.each<[string, UsageReading, string]>([
    ['gives a value that rules compare', aReading({ owner: nobody('web') }), 'unmapped-value'],
    ['gives nothing that rules compare', aReading({ owner: nobody() }), 'no-metadata'],
    [
      'names an owner that cannot be read',
      aReading({ owner: nobody('web', 'unreadable-metadata') }),
      'unreadable-metadata',
    ],
  ])('says why nobody is charged for a call that %s', (_name, reading, reason) => {
    expect(told(ownReading(reading, rulesOf(4, shopRule)))).toBe(reason);
  });

  it('charges the project that the directory has its service in, and lets go of it again', () => {
    const stands = { names: ['shop'], project: 'store', from: localDay('2020-01-01'), until: undefined };
    const placed = new CompiledRules({ revision: 4, rules: [] }, 'UTC', new ServiceProjects([stands], 'UTC'));
    const owned = ownReading(shop, { rulesOf: () => placed });
    expect(owned.owner).toEqual({
      values: { service: 'shop', project: 'store' },
      evidence: { service: 'resource:service.name', project: 'directory:service' },
      unallocatedReason: undefined,
      rule: { id: 'DIRECTORY', revision: 4, purpose: undefined, labels: {}, statedReason: 'no-metadata' },
    });
    expect(told(ownReading(owned, NO_OWNER_RULES))).toBe('unmapped-value');
    expect(ownReading(owned, rulesOf(5, shopRule))).toEqual(ownReading(shop, rulesOf(5, shopRule)));
    // As a process of the release before leaves it, which does not know the directory as an owner.
    const { rule: _dropped, ...left } = owned.owner;
    const byOld = { ...owned, owner: { ...left, unallocatedReason: 'unmapped-value' } };
    expect(ownReading(byOld, { rulesOf: () => placed }).owner).toEqual(owned.owner);
    expect(ownReading(byOld, NO_OWNER_RULES).owner.values).toEqual({ service: 'shop' });
  });

  it('forgets what rules said before', () => {
    const before = ownReading(shop, rulesOf(4, shopRule));
    const moved = aRule({ result: { owner: { project: 'atlas' }, purpose: undefined, labels: {} } });
    expect(ownReading(before, rulesOf(5, moved)).owner.values).toEqual({ service: 'shop', project: 'atlas' });
    const unmapped = ownReading(aReading({ owner: nobody('web') }), rulesOf(4, shopRule));
    for (const reading of [before, unmapped]) {
      const { service } = reading.owner.values;
      expect(ownReading(reading, NO_OWNER_RULES).owner).toEqual(nobody(service, 'unmapped-value'));
    }
  });

  it('leaves a call as it stands where rules ask for what was not kept of it', () => {
    expect(told(ownReading(shop, rulesOf(5, ofUnit)))).toBe('no-metadata');
    const owned = ownReading(shop, rulesOf(4, shopRule));
    expect(told(ownReading(owned, rulesOf(5, ofUnit)))).toBe('search by rule:shop@4');
    const kept = { ...shop, ruleFacts: { 'acme.unit': '42' } };
    expect(told(ownReading(kept, rulesOf(5, ofUnit)))).toBe('search by rule:unit@5');
  });

  it('gives a call the purpose of its rule, unless it failed', () => {
    const result = { owner: { team: 'search' }, purpose: 'overhead' as const, labels: {} };
    const rules = rulesOf(4, aRule({ result }));
    const purposeOf = (reading: UsageReading) =>
      bookReading(reading, { book: flatPriceBook, rules }, { arrivedAtMs: 0, version: 1n }).purpose;
    expect(purposeOf(shop)).toEqual({ purpose: 'overhead', reason: 'rule:shop@4' });
    expect(purposeOf({ ...shop, errorType: 'timeout' })).toEqual({ purpose: 'waste', reason: 'failed' });
  });
});

describe('rules and calls that several saw', () => {
  const seenBy = (traceId: string, owner: CallOwner, more: Partial<UsageReading> = {}): UsageReading =>
    aReading({ responseId: 'resp_1', traceId: traceId.repeat(32), owner, ...more });

  function ledgerWith(rules: OwnerRules, ...readings: UsageReading[]): StoredRows {
    const ledger = new StoredRows();
    ledger.rules = rules;
    ledger.arrive(...readings);
    ledger.resolve();
    return ledger;
  }
  const ownerIn = (ledger: StoredRows): string => {
    expect(ledger.booked).toHaveLength(1);
    return ledger.booked[0] === undefined ? '' : told(ledger.booked[0].reading);
  };

  it('ask of the call what all readings gave together', () => {
    const both = rulesOf(
      1,
      aRule({ conditions: [aCondition('service', 'equals', 'shop'), aCondition('user', 'exists')] }),
    );
    const ada: CallOwner = { values: { user: 'ada' }, evidence: {}, unallocatedReason: 'no-metadata' };
    expect(ownerIn(ledgerWith(both, seenBy('1', nobody('shop')), seenBy('2', ada)))).toBe('search by rule:shop@1');
  });

  it('step back as soon as one reading names the owner', () => {
    const named: CallOwner = {
      values: { team: 'data' },
      evidence: { team: 'span:team' },
      unallocatedReason: undefined,
    };
    const ledger = ledgerWith(rulesOf(1, shopRule), seenBy('1', nobody('shop')));
    expect(ownerIn(ledger)).toBe('search by rule:shop@1');
    ledger.arrive(seenBy('2', named));
    ledger.resolve();
    expect(ownerIn(ledger)).toBe('data by span:team');
    expect(ledger.booked[0]?.reading.owner.rule).toBeUndefined();
  });

  it('decide the same whatever comes first, and again change nothing', () => {
    const readings = [
      seenBy('1', nobody('shop'), { ruleFacts: { 'acme.unit': null } }),
      seenBy('2', nobody(), { ruleFacts: { 'acme.unit': ['42', '43'] } }),
      seenBy('3', nobody(), { ruleFacts: { 'acme.unit': [] } }),
    ];
    const owners = [readings, readings.toReversed()].map((order) => {
      const ledger = ledgerWith(rulesOf(1, ofUnit, shopRule), ...order);
      expect(ledger.resolve()).toEqual([]);
      return ownerIn(ledger);
    });
    expect(owners).toEqual(['search by rule:unit@1', 'search by rule:unit@1']);
  });

  it('leave a call of a closed period to whom it was charged', () => {
    const ledger = ledgerWith(rulesOf(1, shopRule), seenBy('1', nobody('shop')));
    const [from, to] = [new Date('2026-03-01T00:00:00Z'), new Date('2026-04-01T00:00:00Z')];
    ledger.closed = [{ from, to, closedAt: new Date('2026-04-02T00:00:00Z'), closedBy: 'ada' }];
    ledger.rules = rulesOf(2, aRule({ result: { owner: { team: 'other' }, purpose: undefined, labels: {} } }));
    ledger.arrive(seenBy('2', nobody('shop')));
    ledger.resolve();
    expect(ownerIn(ledger)).toBe('search by rule:shop@1');
  });
});

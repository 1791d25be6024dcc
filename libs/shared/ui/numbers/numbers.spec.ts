import { TestBed } from '@angular/core/testing';
import { FixedClock } from '@tokenledger/shared/time';
import { textsForTests, withPlainSpaces } from '../testing';

import { Language } from '../language/language';
import { changeBetween } from './change';
import { PRESENT } from '../states/present';
import { Numbers } from './numbers';
import { COUNT, moneyIn, PERCENT } from './quantity-unit';

function open() {
  TestBed.configureTestingModule({
    imports: [textsForTests({})],
    providers: [{ provide: PRESENT, useValue: new FixedClock(new Date('2026-11-26T12:00:00Z')) }],
  });
  return { numbers: TestBed.inject(Numbers), language: TestBed.inject(Language) };
}

describe('Numbers', () => {
  afterEach(() => localStorage.clear());

  it('follows the language', () => {
    const { numbers, language } = open();
    expect(withPlainSpaces(numbers.count('1240000000'))).toBe('1.24 B');
    language.choose('zh-CN');
    expect(withPlainSpaces(numbers.count('1240000000'))).toBe('12.4 亿');
  });

  it('tells unknown from zero in everything it writes', () => {
    const { numbers } = open();
    const unknown = changeBetween(null, '1');
    expect([
      numbers.money(null, 'USD'),
      numbers.unitPrice(undefined, 'USD'),
      numbers.costPerMillion('1', '0', 'USD'),
      numbers.costPerMillion('1', null, 'USD'),
      numbers.count(null),
      numbers.percent(undefined),
      numbers.share('1', '0'),
      numbers.share(null, '1'),
      numbers.quantity(null, COUNT),
      numbers.difference(unknown, COUNT),
      numbers.differencePercent(unknown),
      numbers.duration(null),
      numbers.dateTime(null, 'UTC'),
      numbers.range(undefined, 'UTC'),
      numbers.age(null),
    ]).toEqual(Array.from({ length: 15 }, () => '—'));
    expect(numbers.money('0', 'USD')).toBe('$0.00');
  });

  it('writes a change with its sign', () => {
    const { numbers } = open();
    const change = changeBetween('1500', '1200');
    expect(withPlainSpaces(numbers.difference(change, moneyIn('USD')))).toBe('+$300.00');
    expect(numbers.difference(change, COUNT)).toBe('+300');
    expect(withPlainSpaces(numbers.differencePercent(change))).toBe('+25.0 %');
    expect(withPlainSpaces(numbers.quantity('0.25', PERCENT))).toBe('25.0 %');
  });

  it("counts ages from the injected clock's time", () => {
    expect(open().numbers.age(new Date('2026-11-26T11:57:00Z'))).toBe('3 min ago');
  });
});

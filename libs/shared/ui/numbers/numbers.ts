import { computed, DestroyRef, inject, Service, signal } from '@angular/core';

import { Language } from '../language/language';
import { PRESENT } from '../states/present';
import type { Change } from './change';
import { averagePerMillion, type Fraction, fractionBetween } from './decimal-text';
import {
  type CountStyle,
  currencySymbol,
  formatBill,
  formatCount,
  formatDuration,
  formatMoney,
  formatPercent,
  formatShare,
  formatUnitPrice,
  type MoneyStyle,
} from './format-quantity';
import {
  formatAge,
  formatDate,
  formatDateTime,
  formatMoment,
  formatPeriod,
  formatRange,
  formatTime,
  type Period,
} from './format-time';
import type { MomentStyle, PeriodLength, PeriodStyle } from './format-time';
import { isKnown, type Known, UNKNOWN } from './known';
import { formatQuantity, type QuantityStyle, type QuantityUnit } from './quantity-unit';

const AGE_REFRESH_MS = 20_000;

/**
 * Figures and dates as the reader's language writes them. To be used in templates: whatever shows one follows a change
 * of language. What is null or undefined is `—`, and never looks like zero.
 */
@Service()
export class Numbers {
  private readonly language = inject(Language);
  private readonly clock = inject(PRESENT);
  private readonly now = signal(this.clock.now());

  readonly locale = computed(() => this.language.locale());

  constructor() {
    // Ages grow while nobody does anything.
    const timer = setInterval(() => this.now.set(this.clock.now()), AGE_REFRESH_MS);
    inject(DestroyRef).onDestroy(() => clearInterval(timer));
  }

  /** @param amount decimal text; @param currency ISO 4217 */
  money(amount: Known<string>, currency: string, style: MoneyStyle = 'full'): string {
    return known(amount, (text) => formatMoney(this.locale(), text, currency, style));
  }

  /** Amounts under each other, exact, with equally many decimals. @param amounts decimal text of one currency */
  bill(amounts: readonly string[], currency: string): readonly string[] {
    return formatBill(this.locale(), amounts, currency);
  }

  currencySymbol(currency: string): string {
    return currencySymbol(this.locale(), currency);
  }

  /** @param pricePerToken decimal text @returns the price of a million tokens, every digit of it */
  unitPrice(pricePerToken: Known<string>, currency: string): string {
    return known(pricePerToken, (text) => formatUnitPrice(this.locale(), text, currency));
  }

  /** What a million tokens cost on average; `—` where there are none. */
  costPerMillion(cost: Known<string>, tokens: Known<string>, currency: string): string {
    if (!isKnown(cost) || !isKnown(tokens)) return UNKNOWN;
    return this.money(averagePerMillion(cost, tokens), currency, 'small');
  }

  /** Tokens, calls: whole numbers as text or bigint. */
  count(count: Known<string | bigint>, style: CountStyle = 'compact'): string {
    return known(count, (text) => formatCount(this.locale(), text, style));
  }

  /** @param ratio decimal text (`"0.123"` is 12.3 %) or an exact fraction */
  percent(ratio: Known<string | Fraction>): string {
    return known(ratio, (value) => formatPercent(this.locale(), value));
  }

  /** @param part, whole decimal text of one unit; `—` where the whole is zero */
  share(part: Known<string>, whole: Known<string>): string {
    if (!isKnown(part) || !isKnown(whole)) return UNKNOWN;
    return known(fractionBetween(part, whole), (fraction) => formatShare(this.locale(), fraction));
  }

  quantity(amount: Known<string>, unit: QuantityUnit, style: QuantityStyle = 'full'): string {
    return known(amount, (text) => formatQuantity(this.locale(), text, unit, style));
  }

  /** The difference with its sign: `+$1,240.00`. */
  difference(change: Change, unit: QuantityUnit, style: QuantityStyle = 'compact'): string {
    return known(change.absolute, (text) => formatQuantity(this.locale(), text, unit, style, true));
  }

  /** The difference of two ratios with its sign, in percentage points: `+1.2`. The template names the unit. */
  differencePoints(change: Change): string {
    return known(change.absolute, (text) => formatPercent(this.locale(), text, true).replace(/\s*%$/, ''));
  }

  /** The difference in percent of the earlier amount with its sign: `+12.3 %`; `—` where that was zero or unknown. */
  differencePercent(change: Change): string {
    return known(change.percent, (fraction) => formatPercent(this.locale(), fraction, true));
  }

  /** @param milliseconds not negative */
  duration(milliseconds: Known<number>): string {
    return known(milliseconds, (value) => formatDuration(this.locale(), value));
  }

  /** @param timeZone IANA name, as in all that follow */
  date(instant: Known<Date>, timeZone: string): string {
    return known(instant, (value) => formatDate(this.locale(), value, timeZone));
  }

  time(instant: Known<Date>, timeZone: string): string {
    return known(instant, (value) => formatTime(this.locale(), value, timeZone));
  }

  dateTime(instant: Known<Date>, timeZone: string): string {
    return known(instant, (value) => formatDateTime(this.locale(), value, timeZone));
  }

  /** To the second: `26 Nov 2026, 14:05:09`, `short` without the year. */
  moment(instant: Known<Date>, timeZone: string, style: MomentStyle = 'full'): string {
    return known(instant, (value) => formatMoment(this.locale(), value, timeZone, style));
  }

  /** The days of a half-open range: `1–30 Nov 2026`. */
  range(range: Known<Period>, timeZone: string): string {
    return known(range, (value) => formatRange(this.locale(), value, timeZone));
  }

  period(period: Known<Period>, length: PeriodLength, timeZone: string, style: PeriodStyle = 'full'): string {
    return known(period, (value) => formatPeriod(this.locale(), value, length, timeZone, style));
  }

  /** `3 min ago`; it grows while it is shown. */
  age(instant: Known<Date>): string {
    return known(instant, (value) => formatAge(this.locale(), value, this.now()));
  }
}

function known<Value>(value: Known<Value>, format: (value: Value) => string): string {
  return isKnown(value) ? format(value) : UNKNOWN;
}

import { computed, inject, Service } from '@angular/core';
import { askApi, CurrentOrganization } from '@tokenledger/shared/console-api';
import { Numbers, translator } from '@tokenledger/shared/ui';

import { AttributionRuleUseDocument, type AttributionRuleUseQuery } from '../operations';

type Use = AttributionRuleUseQuery['attributionRuleUse'][number];

/** What rules own of the last 30 days, in words. Of a page: made with it, and asked when it is opened. */
@Service({ autoProvided: false })
export class RuleUses {
  private readonly numbers = inject(Numbers);
  private readonly organization = inject(CurrentOrganization);
  private readonly translate = translator('attribution.rules.use');
  private readonly answer = askApi(AttributionRuleUseDocument, () => ({}));
  private readonly byRule = computed(() => {
    const uses = this.answer.value()?.attributionRuleUse;
    return uses && new Map(uses.map((use) => [use.rule, use]));
  });

  /** @param rule null: the directory. @returns empty until the answer is there: rules are shown without it */
  textOf(rule: string | null): string {
    if (this.answer.failure() !== undefined) return this.translate()('failed');
    const byRule = this.byRule();
    if (byRule === undefined) return '';
    const use = byRule.get(rule);
    return use === undefined ? this.translate()('nothing') : this.told(use);
  }

  /** Whether anything is of the directory: a line for nothing would only make people ask. */
  readonly isDirectoryUsed = computed(() => this.byRule()?.has(null) ?? false);

  reload(): void {
    this.answer.reload();
  }

  private told({ calls, cost, unpricedCalls, lastAt }: Use): string {
    if (calls === null || lastAt === null) return this.translate()('ofAPerson');
    const zone = this.organization.value()?.timeZone ?? 'UTC';
    const parts = [
      this.translate()('calls', { calls: this.numbers.count(calls, 'exact') }),
      ...cost.map(({ amount, currency }) => this.numbers.money(amount, currency)),
      ...(unpricedCalls === null || unpricedCalls === '0'
        ? []
        : [this.translate()('unpriced', { calls: this.numbers.count(unpricedCalls) })]),
      this.translate()('last', { at: this.numbers.dateTime(new Date(lastAt), zone) }),
    ];
    return parts.join(' · ');
  }
}

import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { askApi, CurrentOrganization } from '@tokenledger/shared/console-api';
import {
  AnswerContent,
  AnswerView,
  AnswerWaiting,
  Language,
  moneyIn,
  Numbers,
  RankedBars,
} from '@tokenledger/shared/ui';

import { OverviewRankingsDocument, type OverviewRankingsQuery } from '../../operations';
import { ViewState } from '../../view/view-state';
import { InputIssues } from '../input-issues';
import type { OverviewDimension } from '../overview-address';
import { OverviewQuestion } from '../overview-question';
import { costIn, currencyShown } from '../spend-figures';
import { rankedRows } from './rankings-view';

const RANKED = ['project', 'model', 'provider'] as const satisfies readonly OverviewDimension[];
const ROWS = 8;

/** Who spent most: projects, models and providers with their shares. */
@Component({
  selector: 'tl-overview-rankings',
  imports: [AnswerContent, AnswerView, AnswerWaiting, InputIssues, RankedBars, RouterLink, TranslocoDirective],
  templateUrl: './rankings.html',
  styleUrl: './rankings.css',
})
export class Rankings {
  private readonly texts = inject(TranslocoService);
  private readonly language = inject(Language);
  private readonly organization = inject(CurrentOrganization);
  private readonly numbers = inject(Numbers);
  private readonly question = inject(OverviewQuestion);
  protected readonly state = inject(ViewState);
  protected readonly ranked = RANKED;
  protected readonly noUnit = moneyIn('USD');

  /** Nothing is asked before: what the page answers first comes first. */
  readonly isAsked = input.required<boolean>();

  protected readonly answer = askApi(
    OverviewRankingsDocument,
    () => {
      if (!this.isAsked()) return undefined;
      const { from, to, timeZone, filter } = this.question.input();
      const input = { from, to, timeZone, filter, top: ROWS };
      return {
        projects: { ...input, groupBy: ['PROJECT' as const] },
        models: { ...input, groupBy: ['MODEL' as const] },
        providers: { ...input, groupBy: ['PROVIDER' as const] },
      };
    },
    { everyMs: this.question.everyMs },
  );
  protected readonly tables = computed(() => {
    const data = this.answer.value();
    this.language.tag();
    return data === undefined ? [] : RANKED.map((by) => this.tableOf(by, data[by]));
  });

  protected exploreBy(by: OverviewDimension) {
    return { ...this.state.linkParams(), by };
  }

  private tableOf(by: OverviewDimension, answer: OverviewRankingsQuery['project']) {
    if (answer.__typename === 'InvalidSpendInput') return { by, issues: answer.issues };
    const currency = currencyShown(answer.totals.cost, this.organization.value()?.reportingCurrency ?? 'USD');
    return {
      by,
      issues: undefined,
      unit: moneyIn(currency),
      heading: this.texts.translate<string>('metering.overview.rankings.spend', {
        currency: this.numbers.currencySymbol(currency),
      }),
      whole: costIn(answer.totals, currency),
      groupCount: answer.groupCount,
      rows: rankedRows(
        answer,
        by,
        currency,
        {
          rest: this.texts.translate<string>('metering.overview.rest'),
          unknown: this.texts.translate<string>(`metering.overview.unknown.${by}`),
        },
        (value) => ({ path: '/explore', query: { ...this.state.linkParams(), [by]: value ?? '' } }),
      ),
    };
  }
}

import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { askApi } from '@tokenledger/shared/console-api';
import {
  AnswerContent,
  AnswerView,
  AnswerWaiting,
  EmptyState,
  Language,
  Numbers,
  ratioOf,
  Skeleton,
  Sparkline,
  UNKNOWN,
} from '@tokenledger/shared/ui';

import { CheckAnswerShapesDocument } from '../../operations';
import { InputIssues } from '../../overview/input-issues';
import { ViewState } from '../../view/view-state';
import { injectWords } from '../../view/words';
import { CheckSection } from '../check-section';
import { modelName } from '../check-words';
import { ChecksState } from '../checks-state';
import { byUrgency, endingsOf, meansOf, type ModelAnswers, type Shape } from './answers-view';

/** Whether a model's answers became others: their lengths, how they end, and what one costs, against the weeks before. */
@Component({
  selector: 'tl-answer-shapes',
  imports: [
    AnswerContent,
    AnswerView,
    AnswerWaiting,
    CheckSection,
    EmptyState,
    InputIssues,
    RouterLink,
    Skeleton,
    Sparkline,
    TranslocoDirective,
  ],
  templateUrl: './answer-shapes.html',
  styleUrls: ['../check-table.css', './answer-shapes.css'],
})
export class AnswerShapes {
  private readonly state = inject(ChecksState);
  private readonly view = inject(ViewState);
  private readonly words = injectWords();
  private readonly language = inject(Language);
  protected readonly numbers = inject(Numbers);

  protected readonly answer = askApi(CheckAnswerShapesDocument, () => ({ input: this.state.question().input }));
  protected readonly ordered = byUrgency;
  protected readonly meansOf = meansOf;
  protected readonly endingsOf = endingsOf;

  protected keyOf({ provider, model }: ModelAnswers): string {
    return JSON.stringify([provider, model]);
  }

  protected nameOf(answers: ModelAnswers): string {
    return modelName(answers) ?? this.words('metering.checks.notTold');
  }

  protected callsOf({ provider, model }: ModelAnswers) {
    return { ...this.view.linkParams(), model: model ?? '', provider: provider ?? '' };
  }

  /** A statistic, not an amount: two decimals. */
  protected index(value: number | null): string {
    if (value === null) return UNKNOWN;
    const digits = { minimumFractionDigits: 2, maximumFractionDigits: 2 };
    return new Intl.NumberFormat(this.language.locale(), digits).format(value);
  }

  protected meanOf({ outputTokens, calls }: Shape): string {
    const mean = ratioOf(outputTokens, calls);
    return mean === null ? UNKNOWN : this.numbers.count(wholePart(mean), 'exact');
  }

  protected perCall({ cost, calls }: Shape['priced'][number]): string {
    return this.numbers.money(ratioOf(cost.amount, calls), cost.currency, 'small');
  }

  protected priceBefore({ before }: ModelAnswers, { cost }: Shape['priced'][number]): string | null {
    const earlier = before?.priced.find((price) => price.cost.currency === cost.currency);
    return earlier === undefined ? null : this.perCall(earlier);
  }

  /** What it was before, in brackets; nothing where there was nothing. */
  protected before(text: string | null | undefined): string {
    return text === null || text === undefined ? '' : this.words('metering.checks.answers.before', { value: text });
  }
}

/** Tokens are told whole: their mean is cut. */
function wholePart(decimal: string): string {
  return decimal.split('.')[0] ?? decimal;
}

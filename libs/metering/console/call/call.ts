import { Component, computed, inject, input } from '@angular/core';
import { type Params, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { askApi, CurrentOrganization } from '@tokenledger/shared/console-api';
import {
  AnswerContent,
  AnswerNothing,
  AnswerView,
  AnswerWaiting,
  Banner,
  CopyButton,
  EmptyState,
  Numbers,
  Skeleton,
  UNKNOWN,
} from '@tokenledger/shared/ui';

import { CallBadges } from '../calls/call-badges';
import { OneCallDocument, type OneCallQuery } from '../operations';
import { ViewState } from '../view/view-state';
import { injectWords } from '../view/words';
import { billOf, type CallDetails, exactly, reportedCostOf } from './bill';
import { daysAround } from './days-around';
import { sayNote, sayWord } from './known-words';
import { ownerLinesOf } from './owner-lines';
import { CallReadings } from './call-readings';
import { noPriceOf, noPriceText, unallocatedText } from './reasons';

/** One call: why it costs what it costs, whose it is, and what that is known from. */
@Component({
  selector: 'tl-call-page',
  imports: [
    AnswerContent,
    AnswerNothing,
    AnswerView,
    AnswerWaiting,
    Banner,
    CallBadges,
    CallReadings,
    CopyButton,
    EmptyState,
    RouterLink,
    Skeleton,
    TranslocoDirective,
  ],
  templateUrl: './call.html',
  styleUrl: './call.css',
})
export class CallPage {
  private readonly view = inject(ViewState);
  private readonly organization = inject(CurrentOrganization);
  private readonly words = injectWords();
  protected readonly numbers = inject(Numbers);
  protected readonly say = sayWord;
  protected readonly sayNote = sayNote;
  protected readonly unknown = UNKNOWN;

  /** The call's id, from the address. */
  readonly id = input.required<string>();

  protected readonly answer = askApi(OneCallDocument, () => ({ id: this.id() }));
  protected readonly zone = this.view.timeZone;
  protected readonly isNotFound = ({ call }: OneCallQuery): boolean => call === null;

  /** All that is shown, worked out once an answer. */
  protected readonly shown = computed(() => {
    const call = this.answer.value()?.call;
    if (call === null || call === undefined) return undefined;
    const noPrice = noPriceOf(call);
    return {
      model: call.responseModel ?? call.requestModel ?? this.words('metering.call.noModel'),
      isOtherModel: call.responseModel !== null && call.requestModel !== call.responseModel,
      cost: call.effectiveCost && this.numbers.money(call.effectiveCost.amount, call.effectiveCost.currency, 'small'),
      costExactly: exactly(call.effectiveCost, this.numbers),
      bill: billOf(call, this.numbers),
      noPrice: noPrice && { ...noPrice, text: noPriceText(noPrice, this.words) },
      unallocated: unallocatedText(call.unallocatedReason, this.words),
      owners: ownerLinesOf(call),
      reported: reportedCostOf(call, this.numbers),
      otherCurrency: this.otherCurrency(call),
      ids: IDS.flatMap((what) => (call[what] === null ? [] : [{ what, id: call[what] }])),
      traceParams: call.traceId === null ? undefined : this.paramsOfTrace(call.startedAt, call.traceId),
      explore: this.exploreLinks(call),
    };
  });

  protected momentOf(instant: string | null): string {
    return instant === null ? UNKNOWN : this.numbers.moment(new Date(instant), this.zone());
  }

  protected durationOf({ durationMs }: CallDetails): string {
    return this.numbers.duration(Number(durationMs));
  }

  protected dateOf(instant: string | null): string | undefined {
    return instant === null ? undefined : this.numbers.dateTime(new Date(instant), this.zone());
  }

  /** Of the price, where that is not the organisation's: nothing is converted. */
  private otherCurrency({ effectiveCost }: CallDetails): string | undefined {
    const reporting = this.organization.value()?.reportingCurrency;
    return effectiveCost === null || reporting === undefined || effectiveCost.currency === reporting
      ? undefined
      : reporting;
  }

  /** Other calls of a trace start near this one: a day before to a day after it. */
  private paramsOfTrace(startedAt: string, traceId: string): Params {
    return { ...daysAround(new Date(startedAt), this.zone()), search: traceId, tz: this.view.linkParams()['tz'] };
  }

  private exploreLinks(call: CallDetails): readonly { readonly what: 'model' | 'team'; readonly params: Params }[] {
    const { range, from, to, tz } = this.view.linkParams();
    const model = call.responseModel ?? call.requestModel;
    const team = call.owner.find(({ dimension }) => dimension === 'TEAM')?.value;
    return [
      ...(model === null ? [] : [{ what: 'model' as const, params: { range, from, to, tz, model } }]),
      ...(team === undefined ? [] : [{ what: 'team' as const, params: { range, from, to, tz, team } }]),
    ];
  }
}

const IDS = ['id', 'traceId', 'spanId', 'responseId', 'providerRequestId'] as const;

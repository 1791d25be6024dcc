import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { May } from '@tokenledger/shared/console-api';
import { Banner, CopyButton, isKnown, type Known, Numbers } from '@tokenledger/shared/ui';

import { ViewState } from '../view/view-state';
import { injectWords } from '../view/words';
import { exploreParams, newRuleParams, ruleParams, traceParams } from './call-links';
import { known, type OneCall } from './call-words';
import { unallocatedText } from './reasons';

/** Whose call it was and how that is known, when it was, what it was, and the ids that it goes by elsewhere. */
@Component({
  selector: 'tl-call-facts',
  imports: [Banner, CopyButton, May, RouterLink, TranslocoDirective],
  templateUrl: './call-facts.html',
  styleUrl: './call-facts.css',
})
export class CallFacts {
  private readonly words = injectWords();
  private readonly view = inject(ViewState);
  private readonly numbers = inject(Numbers);

  readonly call = input.required<OneCall>();

  protected readonly known = known;
  protected readonly ruleParams = ruleParams;
  protected readonly newRuleParams = computed(() => newRuleParams(this.call()));
  protected readonly unallocated = computed(() => unallocatedText(this.call().unallocatedReason, this.words));
  protected readonly started = computed(
    () => `${this.numbers.moment(new Date(this.call().startedAt), this.view.timeZone())} (${this.view.timeZone()})`,
  );
  protected readonly took = computed(() => this.numbers.duration(Number(this.call().durationMs)));

  /** The model that answered, and the one that was asked for where that is another. */
  protected readonly model = computed(() => {
    const { requestModel, responseModel } = this.call();
    const asked = responseModel !== null && requestModel !== responseModel ? requestModel : null;
    return { served: responseModel ?? requestModel, asked };
  });

  /** What is known of the call itself, by the key of its label. */
  protected readonly details = computed(() => {
    const { operation, serviceTier, serverAddress, workspace, apiKey, finishReason, errorType } = this.call();
    const server = serverAddress;
    return given({ operation, serviceTier, server, workspace, apiKey, finishReason, error: errorType });
  });

  /** By the key of their label. */
  protected readonly ids = computed(() => {
    const { id, traceId, spanId, responseId, providerRequestId, readings } = this.call();
    const keys = [...new Set(readings.map(({ keyId }) => keyId))];
    // Observers that share no trace, such as an application and its gateway, name one each.
    const otherTraces = new Set(readings.flatMap((reading) => reading.traceId ?? []));
    otherTraces.delete(traceId ?? '');
    return [
      ...given({ call: id, trace: traceId }),
      ...[...otherTraces].map((trace) => ({ name: 'trace', value: trace })),
      ...given({ span: spanId, response: responseId, request: providerRequestId }),
      ...keys.map((key) => ({ name: 'key', value: key })),
    ];
  });

  protected readonly traceParams = computed(() =>
    traceParams(this.call(), this.view.linkParams(), this.view.timeZone()),
  );
  protected readonly exploreParams = computed(() => exploreParams(this.call(), this.view.linkParams()));
}

function given(values: Readonly<Record<string, Known<string>>>): readonly { name: string; value: string }[] {
  return Object.entries(values).flatMap(([name, value]) => (isKnown(value) ? [{ name, value }] : []));
}

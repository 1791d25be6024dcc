import { Component, computed, inject, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { askApi } from '@tokenledger/shared/console-api';
import { AnswerContent, AnswerView, AnswerWaiting, CodeBlock, Numbers, Skeleton } from '@tokenledger/shared/ui';

import { OverviewFirstCallDocument } from '../../operations';
import { ViewState } from '../../view/view-state';
import { firstCallCommand } from './first-call-command';

/** Short enough that whoever sends a call sees it come. */
const LOOK_EVERY_MS = 3_000;

/** Leads an organisation without a call to its first one, and notices when it comes. */
@Component({
  selector: 'tl-first-call',
  imports: [AnswerContent, AnswerView, AnswerWaiting, CodeBlock, RouterLink, Skeleton, TranslocoDirective],
  templateUrl: './first-call.html',
  styleUrl: './first-call.css',
})
export class FirstCall {
  protected readonly numbers = inject(Numbers);
  protected readonly state = inject(ViewState);

  /** The person wants to see the overview; with the start of the newest call. */
  readonly seen = output<Date>();

  /** After the first call it is not asked again: it shows that one. */
  protected readonly answer = askApi(OverviewFirstCallDocument, () => ({}), {
    everyMs: () => (this.arrivedAt() === undefined ? LOOK_EVERY_MS : undefined),
  });
  protected readonly arrivedAt = computed((): Date | undefined => {
    const newest = this.answer.value()?.ingestionStatus.newestCallAt;
    return newest === undefined || newest === null ? undefined : new Date(newest);
  });
  protected readonly call = computed(() => {
    const calls = this.answer.value()?.recentCalls;
    return calls?.__typename === 'CallConnection' ? calls.nodes[0] : undefined;
  });
  protected readonly command = computed(() => {
    const endpoint = this.answer.value()?.ingestionStatus.endpoints.otlpHttp;
    return endpoint === undefined || endpoint === null ? undefined : firstCallCommand(endpoint);
  });
}

import { Component, computed, inject, input, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { type Answer, May } from '@tokenledger/shared/console-api';
import {
  AnswerContent,
  AnswerView,
  AnswerWaiting,
  Banner,
  CodeBlock,
  CopyButton,
  Dialogs,
  Numbers,
  type Segment,
  Segmented,
  Skeleton,
  translator,
} from '@tokenledger/shared/ui';

import type { IngestionStatusQuery } from '../../operations';
import { FreshKey } from '../keys/fresh-key';
import { issueKey } from '../keys/issue-key-dialog';
import { PageAddress } from '../page-address';
import { firstArrival } from './first-arrival';
import { ENDPOINT_PLACEHOLDER, KEY_PLACEHOLDER, snippetFor, type Way, WAYS } from './snippets';

/** How to send the first call: a key, one of several ways with everything filled in, and the wait for what arrives. */
@Component({
  selector: 'tl-set-up',
  imports: [
    AnswerContent,
    AnswerView,
    AnswerWaiting,
    Banner,
    CodeBlock,
    CopyButton,
    May,
    RouterLink,
    Segmented,
    Skeleton,
    TranslocoDirective,
  ],
  templateUrl: './set-up.html',
  styleUrl: './set-up.css',
})
export class SetUp {
  private readonly dialogs = inject(Dialogs);
  private readonly address = inject(PageAddress);
  private readonly translate = translator('ingestion.page.setUp');
  protected readonly freshKey = inject(FreshKey);
  protected readonly numbers = inject(Numbers);

  readonly status = input.required<Answer<IngestionStatusQuery>>();
  /** Key of the tab that somebody wants to go to. */
  readonly wanted = output<string>();

  protected readonly arrival = firstArrival(() => this.status());
  protected readonly team = signal('search');
  protected readonly project = signal('ranking');

  protected readonly way = computed((): Way => {
    const asked = this.address.params().get('way');
    return WAYS.find((way) => way === asked) ?? 'sdk';
  });
  protected readonly ways = computed((): readonly Segment<Way>[] => {
    const translate = this.translate();
    return WAYS.map((value) => ({ value, text: translate(`ways.${value}.name`) }));
  });
  protected readonly endpoints = computed(() => this.status().value()?.ingestionStatus.endpoints);
  protected readonly snippets = computed(() => [
    {
      name: this.way(),
      code: snippetFor(this.way(), {
        endpoint: this.endpoints()?.otlpHttp ?? ENDPOINT_PLACEHOLDER,
        key: this.freshKey.value()?.secret ?? KEY_PLACEHOLDER,
        team: this.team(),
        project: this.project(),
      }),
    },
  ]);

  protected choose(way: Way): void {
    void this.address.change({ way });
  }

  protected async makeKey(): Promise<void> {
    const outcome = await issueKey(this.dialogs, {});
    if (outcome !== undefined) this.freshKey.remember(outcome.issued);
  }

  protected typed(event: Event): string {
    return (event.target as HTMLInputElement).value;
  }

  protected age(instant: string): string {
    return this.numbers.age(new Date(instant));
  }
}

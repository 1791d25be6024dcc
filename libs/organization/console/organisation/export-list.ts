import { Component, computed, inject, input, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { type Answer, type ApiFailure, askApi, changeApi } from '@tokenledger/shared/console-api';
import {
  AnswerContent,
  AnswerView,
  AnswerWaiting,
  FailureNote,
  Language,
  Numbers,
  Progress,
  Skeleton,
} from '@tokenledger/shared/ui';

import { ExportOrganizationDocument, OrganizationExportsDocument, type OrganizationExportsQuery } from '../operations';
import { PeopleSight } from '../people/people-sight';
import { RevealButton } from '../people/reveal-button';

type Export = OrganizationExportsQuery['organizationExports'][number];

/** While one is being written. */
const LOOK_EVERY_MS = 2_000;

/** Thousands of each other; not compact notation, which counts in ten thousands in Chinese. */
const SIZES = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

/** Exports of the organisation: the one that is being written, and past ones with who asked for them. */
@Component({
  selector: 'tl-export-list',
  imports: [
    AnswerContent,
    AnswerView,
    AnswerWaiting,
    FailureNote,
    Progress,
    RevealButton,
    Skeleton,
    TranslocoDirective,
  ],
  templateUrl: './export-list.html',
  styleUrl: './export-list.css',
})
export class ExportList {
  readonly timeZone = input.required<string>();
  private readonly numbers = inject(Numbers);
  private readonly language = inject(Language);
  private readonly begin = changeApi(ExportOrganizationDocument);
  protected readonly sight = inject(PeopleSight);

  protected readonly exports: Answer<OrganizationExportsQuery> = askApi(OrganizationExportsDocument, () => ({}), {
    everyMs: (): number | undefined => (this.isBeingWritten() ? LOOK_EVERY_MS : undefined),
  });
  protected readonly rows = computed(() => this.exports.value()?.organizationExports ?? []);
  protected readonly underWay = computed(() => this.rows().find(isUnfinished));
  protected readonly past = computed(() => this.rows().filter((known) => !isUnfinished(known)));
  protected readonly isWorking = signal(false);
  protected readonly problem = signal<string | undefined>(undefined);
  protected readonly failure = signal<ApiFailure | undefined>(undefined);

  private isBeingWritten(): boolean {
    return this.underWay() !== undefined;
  }

  protected async start(): Promise<void> {
    if (this.isWorking()) return;
    this.isWorking.set(true);
    this.problem.set(undefined);
    this.failure.set(undefined);
    const changed = await this.begin({});
    if (!changed.done) this.failure.set(changed.failure);
    else if (changed.data.exportOrganization.__typename === 'ExportRefused') {
      this.problem.set(changed.data.exportOrganization.issues.map(({ message }) => message).join(' '));
      // Names may have been hidden since the page was opened.
      this.sight.answer.reload();
    }
    this.isWorking.set(false);
    this.exports.reload();
  }

  /** From 0 to 1; the ledger is most of it. */
  protected shareOf({ writtenRows, expectedRows }: Export): number | undefined {
    const expected = Number(expectedRows ?? 0);
    return expected === 0 ? undefined : Math.min(0.99, Number(writtenRows) / expected);
  }

  protected at(instant: string): string {
    return this.numbers.dateTime(new Date(instant), this.timeZone());
  }

  protected rowsOf({ writtenRows }: Export): string {
    return this.numbers.count(writtenRows, 'exact');
  }

  protected sizeOf(bytes: string): string {
    const step = SIZES.findIndex((_unit, at) => Number(bytes) < 1000 ** (at + 1));
    const at = step === -1 ? SIZES.length - 1 : step;
    const shown = { style: 'unit', unit: SIZES[at], unitDisplay: 'short', maximumSignificantDigits: 3 } as const;
    return new Intl.NumberFormat(this.language.locale(), shown).format(Number(bytes) / 1000 ** at);
  }
}

function isUnfinished({ state }: Export): boolean {
  return state === 'QUEUED' || state === 'RUNNING';
}

import { Component, computed, inject, output, signal } from '@angular/core';
import { ActivatedRoute } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { type ApiFailure, changeApi, CurrentOrganization } from '@tokenledger/shared/console-api';
import { localDay } from '@tokenledger/shared/time';
import {
  addDays,
  FailureNote,
  PRESENT,
  type RangeChoice,
  RangePicker,
  resolveRange,
  translator,
} from '@tokenledger/shared/ui';

import { PreviewReratingDocument } from '../operations';

interface Issue {
  readonly field: string;
  readonly message: string;
}

/** More than any page looks back. */
const MOST_DAYS_GIVEN = 366;

/** Asks for a preview: which calls, and why. Whoever comes from a new price finds its model filled in. */
@Component({
  selector: 'tl-rerating-form',
  imports: [FailureNote, RangePicker, TranslocoDirective],
  templateUrl: './rerating-form.html',
  styleUrl: './rerating-form.css',
})
export class ReratingForm {
  private readonly present = inject(PRESENT);
  private readonly organization = inject(CurrentOrganization);
  private readonly translate = translator('pricing.rerating.form');
  private readonly send = changeApi(PreviewReratingDocument);
  private readonly given = inject(ActivatedRoute).snapshot.queryParamMap;

  /** Id of the re-rating that was asked for. */
  readonly asked = output<string>();

  protected readonly timeZone = computed(() => this.organization.value()?.timeZone ?? 'UTC');
  protected readonly range = signal<RangeChoice>(this.daysGiven() ?? { preset: 'thisMonth' });
  protected readonly provider = signal(this.given.get('ofProvider') ?? '');
  protected readonly model = signal(this.given.get('ofModel') ?? '');
  protected readonly reason = signal(this.reasonGiven());
  protected readonly isWorking = signal(false);
  protected readonly issues = signal<readonly Issue[]>([]);
  protected readonly failure = signal<ApiFailure | undefined>(undefined);
  protected readonly rangeIssue = computed(() => this.issueOf('from') ?? this.issueOf('to'));

  /** The days that were looked at where the price was entered, today included. */
  private daysGiven(): RangeChoice | undefined {
    const days = Number(this.given.get('days') ?? Number.NaN);
    if (!Number.isInteger(days) || days < 1 || days > MOST_DAYS_GIVEN) return undefined;
    const today = localDay(this.present.now(), this.timeZone());
    return { from: addDays(today, -days), to: today };
  }

  private reasonGiven(): string {
    const model = this.given.get('priced');
    return model === null ? '' : this.translate()('priceEntered', { model });
  }

  protected issueOf(field: string): string | undefined {
    return this.issues().find((issue) => issue.field === field)?.message;
  }

  protected async ask(): Promise<void> {
    if (this.isWorking()) return;
    this.isWorking.set(true);
    this.issues.set([]);
    this.failure.set(undefined);
    const { from, to } = resolveRange(this.range(), this.timeZone(), this.present.now());
    const sent = await this.send({
      input: {
        from: from.toISOString(),
        to: to.toISOString(),
        provider: this.provider().trim() || null,
        model: this.model().trim() || null,
        reason: this.reason(),
      },
    });
    this.isWorking.set(false);
    if (!sent.done) {
      this.failure.set(sent.failure);
    } else if (sent.data.previewRerating.__typename === 'InvalidReratingInput') {
      this.issues.set(sent.data.previewRerating.issues);
    } else {
      this.reason.set('');
      this.asked.emit(sent.data.previewRerating.id);
    }
  }
}

import { Component, computed, inject, input, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { askApi, CurrentOrganization, May } from '@tokenledger/shared/console-api';
import {
  AnswerContent,
  AnswerNothing,
  AnswerView,
  AnswerWaiting,
  EmptyState,
  Numbers,
  Skeleton,
  translator,
} from '@tokenledger/shared/ui';

import { AttributionHistoryDocument, type AttributionHistoryQuery, type RuleSetFieldsFragment } from '../operations';
import { changesBetween, countOf } from './rule-list';
import type { Rule } from './rule-words';

/** Each has all its rules with it. */
const VERSIONS_AT_ONCE = 10;
const MOST_VERSIONS = 100;

interface Version {
  readonly set: RuleSetFieldsFragment;
  readonly when: string;
  readonly lines: readonly string[];
}

/** Every version of the rules: who saved it when and why, and what it changed. */
@Component({
  selector: 'tl-rule-history',
  imports: [AnswerContent, AnswerNothing, AnswerView, AnswerWaiting, EmptyState, May, Skeleton, TranslocoDirective],
  templateUrl: './rule-history.html',
  styleUrl: './rule-history.css',
})
export class RuleHistory {
  private readonly organization = inject(CurrentOrganization);
  private readonly numbers = inject(Numbers);
  private readonly translate = translator('attribution.rules');

  /** Of the version in force: it is asked again when another one is. */
  readonly revision = input.required<number>();
  /** Rules of an older version are to be worked on. */
  readonly restore = output<RuleSetFieldsFragment>();

  protected readonly isOpen = signal(false);
  protected readonly count = signal(VERSIONS_AT_ONCE);
  /** The API tells no more of them at once. */
  protected readonly hasMore = computed(() => {
    const told = this.answer.value()?.attributionHistory.length ?? 0;
    return told === this.count() && told < MOST_VERSIONS;
  });
  protected readonly answer = askApi(AttributionHistoryDocument, () =>
    this.isOpen() && this.revision() >= 0 ? { first: this.count() } : undefined,
  );
  protected readonly isEmpty = ({ attributionHistory }: AttributionHistoryQuery) => attributionHistory.length === 0;
  protected readonly versions = computed((): readonly Version[] => {
    const sets = this.answer.value()?.attributionHistory ?? [];
    const zone = this.organization.value()?.timeZone ?? 'UTC';
    return sets.map((set, place) => ({
      set,
      when: set.recordedAt === null ? '' : this.numbers.dateTime(new Date(set.recordedAt), zone),
      // The oldest of a cut list has one before it that is not here.
      lines: set.revision === 1 || place < sets.length - 1 ? this.linesOf(sets[place + 1]?.rules ?? [], set.rules) : [],
    }));
  });

  private linesOf(before: readonly Rule[], after: readonly Rule[]): readonly string[] {
    const translate = this.translate();
    const changes = changesBetween(before, after);
    if (countOf(changes) === 0) return [translate('history.same')];
    const named = (rules: readonly Rule[]) => rules.map(({ name }) => name).join(', ');
    const lines = (['added', 'removed', 'changed'] as const).flatMap((what) =>
      changes[what].length === 0 ? [] : [translate('history.' + what, { rules: named(changes[what]) })],
    );
    return changes.isReordered ? [...lines, translate('history.reordered')] : lines;
  }
}

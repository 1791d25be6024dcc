import { Component, computed, inject, input } from '@angular/core';
import { type Params, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { CurrentAccess } from '@tokenledger/shared/console-api';
import { Dialogs, Numbers } from '@tokenledger/shared/ui';

import { totalsOf } from './cause-totals';
import { ViewState } from '../../view/view-state';
import { injectWords } from '../../view/words';
import {
  type Cause,
  type CauseRow,
  causeRows,
  type FixByRule,
  paramsOfCause,
  paramsOfRule,
  type UnallocatedReport,
} from '../cause-rows';
import { reasonName, reasonWhy } from '../reason-words';
import { SenderDialog, type SenderTask } from '../sender-dialog/sender-dialog';

const DIALOG_WIDTH_PX = 640;

/** Causes, the largest first, each with what mends it in one step and the calls behind it. */
@Component({
  selector: 'tl-cause-list',
  imports: [RouterLink, TranslocoDirective],
  templateUrl: './cause-list.html',
  styleUrl: './cause-list.css',
})
export class CauseList {
  private readonly dialogs = inject(Dialogs);
  private readonly words = injectWords();
  protected readonly access = inject(CurrentAccess);
  protected readonly state = inject(ViewState);
  protected readonly numbers = inject(Numbers);

  readonly report = input.required<UnallocatedReport>();
  readonly currency = input.required<string>();

  protected readonly rows = computed(() => causeRows(this.report(), this.numbers, this.currency()));
  protected readonly total = computed(() => totalsOf(this.report().total, this.numbers, this.currency()));

  protected readonly reasonOf = ({ reason }: Cause) => reasonName(reason, this.words);
  protected readonly whyOf = ({ reason }: Cause) => reasonWhy(reason, this.words);

  protected calls(cause: Cause): Params {
    return paramsOfCause(this.state.view(), cause);
  }

  protected explore(cause: Cause): Params {
    return { ...paramsOfCause(this.state.view(), cause), by: 'model,environment' };
  }

  /** Of what is looked at: those are brought to the directory. */
  protected readonly days = computed((): Params => {
    const { range } = this.state.view();
    return 'preset' in range ? { range: range.preset } : { from: range.from, to: range.to };
  });

  protected rule(fix: FixByRule): Params {
    return paramsOfRule(fix, this.state.linkParams());
  }

  /** The day before which the service belonged elsewhere. */
  protected sinceOf({ fixes }: Cause): string {
    const placed = fixes.find((fix) => fix.__typename === 'FixByDirectory');
    const day = placed?.__typename === 'FixByDirectory' ? placed.since : null;
    return day === null ? '' : this.numbers.date(new Date(`${day}T00:00:00Z`), 'UTC');
  }

  protected openSender({ cause, value }: CauseRow, line: string): void {
    if (cause === undefined) return;
    const task: SenderTask = { line, value, isUnreadable: cause.reason === 'unreadable-metadata', keys: cause.keys };
    void this.dialogs.open<void, SenderTask>(SenderDialog, task, DIALOG_WIDTH_PX);
  }
}

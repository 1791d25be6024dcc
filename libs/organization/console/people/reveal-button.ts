import { Component, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { May } from '@tokenledger/shared/console-api';
import { Dialogs } from '@tokenledger/shared/ui';

import { PeopleSight } from './people-sight';
import { RevealDialog } from './reveal-dialog';

/** Shows names for a while to whoever may see them, where they are hidden. */
@Component({
  selector: 'tl-reveal-button',
  imports: [May, TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'organization.people'">
      @if (sight.hidesNames()) {
        <button *tlMay="'PEOPLE_REVEAL'" type="button" class="button" (click)="reveal()">{{ t('show') }}</button>
      }
    </ng-container>
  `,
})
export class RevealButton {
  protected readonly sight = inject(PeopleSight);
  private readonly dialogs = inject(Dialogs);

  protected async reveal(): Promise<void> {
    const shown = await this.dialogs.open<true, undefined>(RevealDialog, undefined, 520);
    if (shown === true) this.sight.answer.reload();
  }
}

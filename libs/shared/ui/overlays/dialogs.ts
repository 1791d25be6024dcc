import { Dialog } from '@angular/cdk/dialog';
import { inject, Service } from '@angular/core';
import { firstValueFrom } from 'rxjs';

import { ConfirmDialog, type Confirmation } from './confirm-dialog';

/** Questions that stop the page. What can be undone is done at once and offers Undo in a toast instead. */
@Service()
export class Dialogs {
  private readonly dialog = inject(Dialog);

  /** @returns whether the person agreed; closing in any other way is no */
  async confirm(confirmation: Confirmation): Promise<boolean> {
    const opened = this.dialog.open<boolean>(ConfirmDialog, {
      data: confirmation,
      role: confirmation.isDangerous === true ? 'alertdialog' : 'dialog',
      ariaLabelledBy: ConfirmDialog.TITLE_ID,
      ariaDescribedBy: ConfirmDialog.TEXT_ID,
      // Never on what cannot be taken back: Enter must not be enough.
      autoFocus: confirmation.isDangerous === true ? '.keep' : '.agree',
      backdropClass: 'dialog-backdrop',
      maxWidth: 'min(520px, calc(100vw - 32px))',
      width: '100%',
    });
    return (await firstValueFrom(opened.closed, { defaultValue: false })) === true;
  }
}

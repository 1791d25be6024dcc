import { DialogRef } from '@angular/cdk/dialog';
import { Directive, inject } from '@angular/core';

/** The heading of a dialog, which names it to whoever cannot see it. */
@Directive({ selector: '[tlDialogTitle]', host: { '[id]': 'id' } })
export class DialogTitle {
  protected readonly id = titleIdOf(inject<DialogRef<unknown>>(DialogRef).id);
}

export function titleIdOf(dialogId: string): string {
  return `${dialogId}-title`;
}

import { CdkMenu, CdkMenuItem, CdkMenuTrigger } from '@angular/cdk/menu';
import { Component, input } from '@angular/core';

export interface MenuAction {
  readonly text: string;
  readonly act: () => void;
  readonly isDangerous?: boolean;
  /** Why it cannot be done now; the action is then shown, and does nothing. */
  readonly refusal?: string;
}

/** A button that opens a list of actions: `<tl-menu [label]="t('more')" [actions]="actions" />`. */
@Component({
  selector: 'tl-menu',
  imports: [CdkMenu, CdkMenuItem, CdkMenuTrigger],
  template: `
    <button type="button" class="button" [class.quiet]="isQuiet()" [cdkMenuTriggerFor]="menu">
      <span class="ellipsis">{{ label() }}</span>
      <svg viewBox="0 0 20 20" width="14" height="14" aria-hidden="true"><path d="M5 8l5 5 5-5" /></svg>
    </button>
    <ng-template #menu>
      <div class="panel" cdkMenu [attr.aria-label]="label()">
        @for (action of actions(); track $index) {
          <button
            type="button"
            class="option"
            [class.danger]="action.isDangerous"
            cdkMenuItem
            [cdkMenuItemDisabled]="action.refusal !== undefined"
            (cdkMenuItemTriggered)="action.act()"
          >
            <span>
              {{ action.text }}
              @if (action.refusal; as refusal) {
                <small class="refusal">{{ refusal }}</small>
              }
            </span>
          </button>
        }
      </div>
    </ng-template>
  `,
  styles: `
    :host {
      display: inline-flex;
      min-width: 0;
    }
    .panel {
      min-width: 180px;
      max-width: 360px;
    }
    .option {
      overflow-wrap: anywhere;
    }
    .refusal {
      display: block;
      color: var(--text-muted);
    }
  `,
})
export class ActionMenu {
  readonly label = input.required<string>();
  readonly actions = input.required<readonly MenuAction[]>();
  /** Without a border, beside other things. */
  readonly isQuiet = input(false);
}

import { CdkConnectedOverlay, CdkOverlayOrigin } from '@angular/cdk/overlay';
import { Component, ElementRef, inject, input, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

/** A "?" that explains a word or a figure in two sentences: `<tl-help [about]="t('coverage')">{{ t('why') }}</tl-help>`. */
@Component({
  selector: 'tl-help',
  imports: [CdkConnectedOverlay, CdkOverlayOrigin, TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'ui.controls'">
      <button
        #origin="cdkOverlayOrigin"
        cdkOverlayOrigin
        type="button"
        class="help"
        [attr.aria-label]="t('helpAbout', { about: about() })"
        [attr.aria-expanded]="isOpen()"
        (click)="isOpen.set(!isOpen())"
      >
        <span aria-hidden="true">?</span>
      </button>
      <ng-template
        cdkConnectedOverlay
        [cdkConnectedOverlayOrigin]="origin"
        [cdkConnectedOverlayOpen]="isOpen()"
        [cdkConnectedOverlayPush]="true"
        [cdkConnectedOverlayViewportMargin]="8"
        (overlayOutsideClick)="closeFromOutside($event)"
        (detach)="isOpen.set(false)"
      >
        <div class="panel text" role="status"><ng-content /></div>
      </ng-template>
    </ng-container>
  `,
  styles: `
    :host {
      display: inline-flex;
      vertical-align: middle;
    }
    .help {
      display: inline-grid;
      place-items: center;
      width: 32px;
      height: 32px;
      margin: -6px;
      padding: 0;
      border: 0;
      background: none;
      color: var(--text-muted);
      cursor: pointer;
    }
    .help span {
      display: grid;
      place-items: center;
      width: 18px;
      height: 18px;
      border: 1px solid var(--border-strong);
      border-radius: 50%;
      font-size: var(--size-small);
      line-height: 1;
    }
    .help:hover span {
      color: var(--accent);
      border-color: var(--accent);
    }
    .help:focus-visible {
      outline: none;
    }
    .help:focus-visible span {
      outline: 2px solid var(--focus);
      outline-offset: 2px;
    }
    .text {
      max-width: 340px;
      padding: var(--space-3);
      overflow-wrap: anywhere;
    }
  `,
})
export class HelpButton {
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef);

  /** The word that is explained. */
  readonly about = input.required<string>();
  protected readonly isOpen = signal(false);

  protected closeFromOutside(event: MouseEvent): void {
    // A click on the button closes by itself; closing twice would open again.
    if (!this.element.nativeElement.contains(event.target as Node)) this.isOpen.set(false);
  }
}

import { Dialog } from '@angular/cdk/dialog';
import { createGlobalPositionStrategy } from '@angular/cdk/overlay';
import { DOCUMENT } from '@angular/common';
import { DestroyRef, inject, Injector, Service } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';

/** Opens the palette, which is fetched when it is first wanted. One at a time. */
@Service()
export class PaletteOpener {
  private readonly dialog = inject(Dialog);
  private readonly texts = inject(TranslocoService);
  private readonly injector = inject(Injector);
  private readonly document = inject(DOCUMENT);
  private isOpen = false;

  /** How this computer's keyboard writes the shortcut. */
  readonly shortcut = /Mac|iPhone|iPad/.test(this.document.defaultView?.navigator.platform ?? '') ? '⌘ K' : 'Ctrl K';

  /** Listens for Ctrl-K and ⌘-K for as long as whoever asks lives, in an injection context. */
  listen(): void {
    const onKey = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.key.toLowerCase() !== 'k')
        return;
      // The browser's own is its address field.
      event.preventDefault();
      void this.open();
    };
    this.document.addEventListener('keydown', onKey);
    inject(DestroyRef).onDestroy(() => this.document.removeEventListener('keydown', onKey));
  }

  async open(): Promise<void> {
    // A question that is open must be answered first.
    if (this.isOpen || this.dialog.openDialogs.length > 0) return;
    this.isOpen = true;
    try {
      const { Palette } = await import('./palette');
      const opened = this.dialog.open<void>(Palette, {
        ariaLabel: this.texts.translate<string>('shell.palette.title'),
        autoFocus: 'input',
        backdropClass: 'dialog-backdrop',
        width: 'min(600px, calc(100vw - 32px))',
        // From the top, so that the field stays where it is while the list grows and shrinks.
        positionStrategy: createGlobalPositionStrategy(this.injector).centerHorizontally().top('min(12vh, 120px)'),
      });
      opened.closed.subscribe(() => (this.isOpen = false));
    } catch (error) {
      this.isOpen = false;
      throw error;
    }
  }
}

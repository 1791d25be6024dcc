import { DestroyRef, Directive, DOCUMENT, ElementRef, inject, signal } from '@angular/core';

/**
 * Tells whether somebody is reading what is inside: has scrolled down in it, or selected text in it. What moves by itself
 * waits as long: `<div tlReadingHold #hold="tlReadingHold">`.
 */
@Directive({ selector: '[tlReadingHold]', exportAs: 'tlReadingHold' })
export class ReadingHold {
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly document = inject(DOCUMENT);
  private readonly held = signal(false);
  private scrolled: Element | undefined;

  readonly isHeld = this.held.asReadonly();

  constructor() {
    const look = (event: Event): void => {
      if (event.target instanceof Element) this.scrolled = event.target;
      this.look();
    };
    const options = { capture: true, passive: true };
    // Scrolling does not bubble: it is caught on its way down.
    this.element.addEventListener('scroll', look, options);
    this.document.addEventListener('selectionchange', look);
    inject(DestroyRef).onDestroy(() => {
      this.element.removeEventListener('scroll', look, options);
      this.document.removeEventListener('selectionchange', look);
    });
  }

  /** Back to the top, with nothing selected. */
  release(): void {
    if (this.scrolled !== undefined) this.scrolled.scrollTop = 0;
    if (this.hasSelection()) this.document.getSelection()?.removeAllRanges();
    this.held.set(false);
  }

  private look(): void {
    this.held.set((this.scrolled?.scrollTop ?? 0) > 0 || this.hasSelection());
  }

  private hasSelection(): boolean {
    const selection = this.document.getSelection();
    return selection !== null && !selection.isCollapsed && this.element.contains(selection.anchorNode);
  }
}

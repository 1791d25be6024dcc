import { AriaDescriber } from '@angular/cdk/a11y';
import {
  createFlexibleConnectedPositionStrategy,
  createOverlayRef,
  createRepositionScrollStrategy,
  type OverlayRef,
} from '@angular/cdk/overlay';
import { ComponentPortal } from '@angular/cdk/portal';
import { Component, DestroyRef, Directive, effect, ElementRef, inject, Injector, input } from '@angular/core';

/** Soon enough for who asks, late enough for a pointer that only passes. */
const DELAY_MS = 250;

/** What is shown; text and nothing else. */
@Component({
  selector: 'tl-tooltip-panel',
  template: '{{ text() }}',
  styles: `
    :host {
      display: block;
      max-width: 320px;
      padding: var(--space-1) var(--space-2);
      background: var(--surface-raised);
      border: 1px solid var(--border-strong);
      border-radius: var(--radius);
      box-shadow: var(--shadow-overlay);
      font-size: var(--size-small);
      overflow-wrap: anywhere;
      white-space: pre-line;
    }
  `,
})
export class TooltipPanel {
  readonly text = input('');
}

/**
 * Words that appear on hover and focus, and are read as the element's description: `[tlTooltip]="reason"`. Only for what
 * can have the focus (or is beside something that says the same): a pointer is not everybody's.
 */
@Directive({
  selector: '[tlTooltip]',
  host: {
    '(mouseenter)': 'showSoon()',
    '(mouseleave)': 'hide()',
    '(focus)': 'show()',
    '(blur)': 'hide()',
    '(click)': 'hide()',
    '(keydown.escape)': 'hide()',
  },
})
export class Tooltip {
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly injector = inject(Injector);
  private readonly describer = inject(AriaDescriber);
  private overlay: OverlayRef | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** Nothing is shown while it is empty. */
  readonly tlTooltip = input<string | undefined>('');

  constructor() {
    effect((onCleanup) => {
      const text = this.tlTooltip();
      if (text === undefined || text === '') return;
      const element = this.element.nativeElement;
      this.describer.describe(element, text);
      onCleanup(() => this.describer.removeDescription(element, text));
    });
    inject(DestroyRef).onDestroy(() => {
      clearTimeout(this.timer);
      this.overlay?.dispose();
    });
  }

  protected showSoon(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.show(), DELAY_MS);
  }

  protected show(): void {
    clearTimeout(this.timer);
    const text = this.tlTooltip();
    if (text === undefined || text === '' || this.overlay?.hasAttached() === true) return;
    this.overlay ??= createOverlayRef(this.injector, {
      positionStrategy: createFlexibleConnectedPositionStrategy(this.injector, this.element)
        .withPositions([
          { originX: 'center', originY: 'top', overlayX: 'center', overlayY: 'bottom', offsetY: -4 },
          { originX: 'center', originY: 'bottom', overlayX: 'center', overlayY: 'top', offsetY: 4 },
        ])
        .withPush(true)
        .withViewportMargin(8),
      scrollStrategy: createRepositionScrollStrategy(this.injector),
    });
    this.overlay.attach(new ComponentPortal(TooltipPanel)).setInput('text', text);
  }

  protected hide(): void {
    clearTimeout(this.timer);
    this.overlay?.detach();
  }
}

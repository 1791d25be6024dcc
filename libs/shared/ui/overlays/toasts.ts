import { LiveAnnouncer } from '@angular/cdk/a11y';
import { createGlobalPositionStrategy, createOverlayRef, type OverlayRef } from '@angular/cdk/overlay';
import { ComponentPortal } from '@angular/cdk/portal';
import { DestroyRef, inject, Injector, Service, signal } from '@angular/core';

import { ToastList } from './toast-list';
import { type Toast, TOAST_LIST, type ToastMessage } from './toast-message';

/** Long enough to read; longer where there is something to decide. */
const SHOWN_FOR_MS = 6_000;
const UNDOABLE_FOR_MS = 10_000;

/** Says that something was done, and takes it back where it can: `toasts.show({ text, undo: () => … })`. */
@Service()
export class Toasts {
  private readonly injector = inject(Injector);
  private readonly announcer = inject(LiveAnnouncer);
  private readonly list = signal<readonly Toast[]>([]);
  private overlay: OverlayRef | undefined;
  private lastId = 0;

  /** What is on the screen now, oldest first. */
  readonly shown = this.list.asReadonly();

  constructor() {
    inject(DestroyRef).onDestroy(() => this.overlay?.dispose());
  }

  show(message: ToastMessage): void {
    this.lastId += 1;
    const shownForMs = message.undo === undefined ? SHOWN_FOR_MS : UNDOABLE_FOR_MS;
    this.list.update((toasts) => [...toasts, { ...message, id: this.lastId, shownForMs }]);
    this.attach();
    void this.announcer.announce(message.text, 'polite');
  }

  dismiss(id: number): void {
    this.list.update((toasts) => toasts.filter((toast) => toast.id !== id));
  }

  private attach(): void {
    if (this.overlay?.hasAttached() === true) return;
    this.overlay ??= createOverlayRef(this.injector, {
      positionStrategy: createGlobalPositionStrategy(this.injector).bottom('16px').centerHorizontally(),
      maxWidth: 'calc(100vw - 32px)',
    });
    const injector = Injector.create({ parent: this.injector, providers: [{ provide: TOAST_LIST, useValue: this }] });
    this.overlay.attach(new ComponentPortal(ToastList, undefined, injector));
  }
}

import { InjectionToken, type Signal } from '@angular/core';

export interface ToastMessage {
  /** What was done: `3 calls allocated to Search`. */
  readonly text: string;
  /** Takes it back; the toast then offers to. */
  readonly undo?: () => void;
}

export interface Toast extends ToastMessage {
  readonly id: number;
  readonly shownForMs: number;
}

/** What the list on the screen must know of the service that fills it. */
export interface ShownToasts {
  readonly shown: Signal<readonly Toast[]>;
  dismiss(id: number): void;
}

export const TOAST_LIST = new InjectionToken<ShownToasts>('toasts on the screen');

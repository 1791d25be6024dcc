export * from './action-menu';
export { type Confirmation } from './confirm-dialog';
export { DialogTitle } from './dialog-title';
export * from './dialogs';
export * from './help-button';
export { type ToastMessage } from './toast-message';
export * from './toasts';
export { Tooltip } from './tooltip';

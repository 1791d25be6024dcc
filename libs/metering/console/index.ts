export { ContextBar } from './view/context-bar';
export { ViewState } from './view/view-state';

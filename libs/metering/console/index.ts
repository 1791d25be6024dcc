export { ViewState } from './view/view-state';

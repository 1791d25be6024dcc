export * from './access-in-view';
export * from './api-failure';
export * from './ask-api';
export * from './change-api';
export * from './organization-in-view';
export * from './provide-console-api';
export * from './session-end';

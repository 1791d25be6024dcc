export * from './people-entries';
export * from './people-privacy';
export * from './people-view';

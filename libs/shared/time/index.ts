export * from './bucket';
export * from './clock';
export * from './local-time';

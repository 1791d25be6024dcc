export * from './bucket';
export * from './clock';

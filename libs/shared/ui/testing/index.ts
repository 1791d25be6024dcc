export * from './texts-for-tests';

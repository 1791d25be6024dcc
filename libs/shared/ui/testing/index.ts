export * from './texts-for-tests';
export * from './plain-spaces';

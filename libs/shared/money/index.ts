export * from './decimal18';

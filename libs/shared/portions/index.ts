export * from './portions';

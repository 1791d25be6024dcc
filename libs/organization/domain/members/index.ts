export * from './member-manager';

export * from './read-key-authentication';

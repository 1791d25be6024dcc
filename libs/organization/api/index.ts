export * from './organization-api';

export * from './access-keys';
export * from './tenant-id';

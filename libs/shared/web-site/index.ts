export * from './security-headers';
export * from './serve-site';

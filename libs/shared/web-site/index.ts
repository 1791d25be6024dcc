export * from './security-headers';
export { serveSite, type SiteHandler, type SiteOptions } from './serve-site';
export * from './site-once-built';

export * from './export-source';
export * from './export-manifest';
export * from './export-tenants';
export * from './tenant-export';

export * from './actor';
export * from './audit-entry';
export * from './audit-log';
export * from './audited-lines';
export * from './canonical-json';
export * from './hash-chain';
export * from './organisation-entries';
export * from './validate-audit-request';

export * from './access';
export * from './ledger-scope';
export * from './ledger-scopes';
export * from './permissions';
export * from './role-grant';
export * from './role-grants';
export * from './scope-units';

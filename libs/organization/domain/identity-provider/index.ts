export * from './group-roles';
export * from './identity-provider';
export * from './ports';
export * from './provider-client';
export * from './provider-logout';
export * from './provider-sign-in';
export * from './recheck-session';
export * from './refused-sign-ins';

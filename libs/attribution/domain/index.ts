export type { KeyDefaultOwner } from './key-default-owner';
export type { NamedOwners, OwnerLevel, OwnerValue, RefusedOwner } from './owner-level';
export * from './originator-of';
export * from './owner-names';
export * from './owner-of';
export { MAX_OWNER_CHARACTERS, type OwnerTextProblem } from './owner-text';
export * from './rules';

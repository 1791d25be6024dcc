export * from './access';
export * from './charged-units';
export {
  type ChargedOwner,
  isInScope,
  ledgerOfUnits,
  type LedgerScope,
  type OwnedRows,
  wholeLedger,
} from './ledger-scope';
export * from './ledger-scopes';
export * from './permissions';
export * from './role-grant';
export * from './role-grants';
export * from './scope-units';

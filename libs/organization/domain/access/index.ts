export * from './access';
export * from './charged-units';
export {
  type ChargedOwner,
  isInScope,
  ledgerOfPerson,
  ledgerOfUnits,
  type LedgerScope,
  type OwnedRows,
  type RowOwner,
  wholeLedger,
} from './ledger-scope';
export * from './ledger-scopes';
export * from './permissions';
export * from './role-grant';
export * from './role-grants';
export * from './scope-units';

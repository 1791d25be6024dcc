/** Currencies in use: the ISO 4217 codes that the runtime's ICU knows. */
const IN_USE: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

/** Replaced by the euro or by a new code; old tables of the European Central Bank still have a column for them. */
const WITHDRAWN: ReadonlySet<string> = new Set(['CYP', 'EEK', 'LTL', 'LVL', 'MTL', 'ROL', 'SIT', 'SKK', 'TRL']);

/** Whether a text is the code of a currency in which something can be priced or reported. */
export function isCurrency(code: string): boolean {
  return IN_USE.has(code);
}

/** Whether a code was one, and no amount of today can be in it. */
export function isWithdrawnCurrency(code: string): boolean {
  return WITHDRAWN.has(code) && !IN_USE.has(code);
}

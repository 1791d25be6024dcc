/** A view that shows one organisation's rows of a table, whichever organisation it is asked for. */
export interface TenantView {
  readonly name: string;
  /** Has a column `tenant_id`. */
  readonly table: string;
  /** `newest`: each row once, as it stands (FINAL). `stored`: every version of it that is still kept. */
  readonly rows: 'newest' | 'stored';
}

/**
 * The views' own parameter. No statement of ours binds it: while a view is made, a value that is bound to its name would
 * be written into the view in place of the parameter.
 */
export const VIEW_PARAMETER = 'rows_of';

/** What stands behind FROM; rows are those of the statement's `{tenant:String}`. */
export function rowsOfTenant(view: string): string {
  return `${view}(${VIEW_PARAMETER} = {tenant:String})`;
}

import { Directive, inject, input, TemplateRef } from '@angular/core';

export interface CellContext<Row> {
  readonly $implicit: Row;
}

/**
 * What a column's cells show beyond text: `<ng-container *tlCell="'share'; let row; of: rows()">`. `of` gives the rows'
 * type to the compiler and is not read otherwise.
 */
@Directive({ selector: '[tlCell]' })
export class TableCell<Row> {
  readonly template = inject<TemplateRef<CellContext<Row>>>(TemplateRef);
  /** The column's key. */
  readonly tlCell = input.required<string>();
  readonly tlCellOf = input<readonly Row[]>();

  static ngTemplateContextGuard<Row>(_slot: TableCell<Row>, _context: unknown): _context is CellContext<Row> {
    return true;
  }
}

export interface BulkContext {
  /** Keys of the chosen rows. */
  readonly $implicit: ReadonlySet<string>;
}

/** What can be done with the chosen rows: `<ng-template tlBulk let-keys>…</ng-template>`. */
@Directive({ selector: '[tlBulk]' })
export class TableBulk {
  readonly template = inject<TemplateRef<BulkContext>>(TemplateRef);

  static ngTemplateContextGuard(_slot: TableBulk, _context: unknown): _context is BulkContext {
    return true;
  }
}

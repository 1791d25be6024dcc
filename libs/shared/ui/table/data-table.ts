import { CdkMenu, CdkMenuItemCheckbox, CdkMenuTrigger } from '@angular/cdk/menu';
import { NgTemplateOutlet } from '@angular/common';
import {
  Component,
  computed,
  contentChild,
  contentChildren,
  ElementRef,
  inject,
  input,
  model,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { Router, RouterLink, type UrlTree } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';

import { CsvDownload } from '../csv/csv-download';
import { Language } from '../language/language';
import { AnswerNothing } from '../states/answer-slots';
import { EmptyState } from '../states/empty-state';
import { RENDERED_ROWS, rowWindow } from './row-window';
import { nextSort, sortRows } from './sort-rows';
import { isSortable, type TableColumn, type TableSort } from './table-column';
import { tableCsv } from './table-csv';
import { TableBulk, TableCell } from './table-slots';

const ROW_HEIGHT_PX = 32;
const COMPACT_ROW_HEIGHT_PX = 26;

/**
 * Rows of one kind: sorted, totalled, opened, chosen, exported. See `TableColumn` for what a column says.
 *
 * `<tl-table [label]="…" [columns]="columns()" [rows]="rows()" [rowKey]="keyOf" [link]="pageOf" totalsOf="…" />`.
 */
@Component({
  selector: 'tl-table',
  imports: [CdkMenu, CdkMenuItemCheckbox, CdkMenuTrigger, EmptyState, NgTemplateOutlet, RouterLink, TranslocoDirective],
  templateUrl: './data-table.html',
  styleUrl: './data-table.css',
  // Rows are no controls of their own: what they lead to is a link in their first cell, for every keyboard and pointer.
  host: { '(click)': 'openRow($event)', '(auxclick)': 'openRow($event)' },
})
export class DataTable<Row> {
  private readonly files = inject(CsvDownload);
  private readonly router = inject(Router);
  private readonly language = inject(Language);

  /** What the rows are, for those who do not see what stands above. */
  readonly label = input.required<string>();
  readonly columns = input.required<readonly TableColumn<Row>[]>();
  readonly rows = input.required<readonly Row[]>();
  /** What a row is known by across answers. */
  readonly rowKey = input.required<(row: Row) => string>();
  /** Where a row leads, as a path within the console; its first cell is then a link. */
  readonly link = input<(row: Row) => string | UrlTree | undefined>();
  /** What the totals row totals: `All 12 teams`. No totals row unless given. */
  readonly totalsOf = input<string>();
  readonly sort = model<TableSort>();
  /** Rows that stay below the others in every order: *Other* is no entity to rank. */
  readonly isLast = input<(row: Row) => boolean>();
  /** Whether the rows given are all there are. If not, the page asks for another order when `sort` changes. */
  readonly sortsItself = input(true);
  readonly isSelectable = input(false);
  /** Keys of the chosen rows, those included that are not shown now. */
  readonly selected = model<ReadonlySet<string>>(new Set<string>());
  readonly isCompact = model(false);
  /** Keys of the columns that are not shown; those that are optional unless somebody chose. */
  readonly hidden = model<ReadonlySet<string>>();
  /** Name of the CSV file without its ending; no export unless given. */
  readonly csvName = input<string>();
  /** Whether a filter is why there may be no rows; clearing it is then offered. */
  readonly isFiltered = input(false);
  readonly filterCleared = output();

  protected readonly bulk = contentChild(TableBulk);
  protected readonly nothing = contentChild(AnswerNothing);
  private readonly cells = contentChildren<TableCell<Row>>(TableCell);
  private readonly frame = viewChild<ElementRef<HTMLElement>>('frame');
  private readonly scrolled = signal({ topPx: 0, heightPx: 640 });

  private readonly hiddenNow = computed(
    () => this.hidden() ?? new Set(this.columns().flatMap(({ key, isOptional }) => (isOptional === true ? [key] : []))),
  );
  protected readonly shownColumns = computed(() =>
    this.columns().filter(({ key }, index) => index === 0 || !this.hiddenNow().has(key)),
  );
  protected readonly templates = computed(() => new Map(this.cells().map((cell) => [cell.tlCell(), cell.template])));
  protected readonly sorted = computed(() => {
    const sort = this.sort();
    if (sort === undefined || !this.sortsItself()) return this.rows();
    const column = this.columns().find(({ key }) => key === sort.key);
    const rows = sortRows(this.rows(), column, sort.direction, this.language.locale());
    const isLast = this.isLast();
    return isLast === undefined ? rows : [...rows.filter((row) => !isLast(row)), ...rows.filter(isLast)];
  });
  protected readonly rowHeightPx = computed(() => (this.isCompact() ? COMPACT_ROW_HEIGHT_PX : ROW_HEIGHT_PX));
  protected readonly isLong = computed(() => this.rows().length > RENDERED_ROWS);
  private readonly window = computed(
    () => rowWindow(this.rows().length, this.rowHeightPx(), this.scrolled().topPx, this.scrolled().heightPx),
    { equal: (one, other) => one.start === other.start && one.end === other.end },
  );
  protected readonly rendered = computed(() => {
    const { start, end } = this.window();
    return this.sorted()
      .slice(start, end)
      .map((row, offset) => ({ row, key: this.rowKey()(row), index: start + offset, url: this.urlOf(row) }));
  });
  protected readonly abovePx = computed(() => this.window().start * this.rowHeightPx());
  protected readonly belowPx = computed(() => (this.rows().length - this.window().end) * this.rowHeightPx());
  protected readonly selectedHere = computed(
    () => this.rows().filter((row) => this.selected().has(this.rowKey()(row))).length,
  );
  protected readonly columnCount = computed(() => this.shownColumns().length + (this.isSelectable() ? 1 : 0));

  protected isSortable(column: TableColumn<Row>): boolean {
    return isSortable(column);
  }

  protected isHidden(column: TableColumn<Row>): boolean {
    return this.hiddenNow().has(column.key);
  }

  protected sortBy(column: TableColumn<Row>): void {
    this.sort.set(nextSort(column, this.sort()));
  }

  protected ariaSort(column: TableColumn<Row>): TableSort['direction'] | 'none' | null {
    if (!isSortable(column)) return null;
    const sort = this.sort();
    return sort?.key === column.key ? sort.direction : 'none';
  }

  protected toggleColumn({ key }: TableColumn<Row>): void {
    this.hidden.set(toggled(this.hiddenNow(), [key], !this.hiddenNow().has(key)));
  }

  protected toggleRow(key: string): void {
    this.selected.set(toggled(this.selected(), [key], !this.selected().has(key)));
  }

  protected toggleAll(): void {
    const keys = this.rows().map((row) => this.rowKey()(row));
    this.selected.set(toggled(this.selected(), keys, this.selectedHere() < keys.length));
  }

  protected clearSelection(): void {
    this.selected.set(new Set());
  }

  protected saveCsv(name: string): void {
    const rows = this.sorted();
    void this.files.save(name, tableCsv(this.shownColumns(), rows), rows.length);
  }

  protected scroll(): void {
    const frame = this.frame()?.nativeElement;
    if (frame !== undefined) this.scrolled.set({ topPx: frame.scrollTop, heightPx: frame.clientHeight });
  }

  /** A click anywhere on a row is one on its link, unless it was meant for something else in it or selected text. */
  protected openRow(event: MouseEvent): void {
    const target = event.target as HTMLElement;
    const index = target.closest<HTMLElement>('tr[data-index]')?.dataset['index'];
    const row = index === undefined ? undefined : this.sorted()[Number(index)];
    const url = row === undefined ? undefined : this.urlOf(row);
    const isForOther = target.closest('a, button, input, select, label') !== null;
    if (url === undefined || isForOther || event.button > 1 || getSelection()?.isCollapsed === false) return;
    if (event.button === 1 || event.ctrlKey || event.metaKey) {
      open(this.router.serializeUrl(url), '_blank', 'noopener');
    } else void this.router.navigateByUrl(url);
  }

  private urlOf(row: Row): UrlTree | undefined {
    const url = this.link()?.(row);
    return typeof url === 'string' ? this.router.parseUrl(url) : url;
  }
}

function toggled(keys: ReadonlySet<string>, changed: readonly string[], isIn: boolean): ReadonlySet<string> {
  const after = new Set(keys);
  for (const key of changed)
    if (isIn) after.add(key);
    else after.delete(key);
  return after;
}

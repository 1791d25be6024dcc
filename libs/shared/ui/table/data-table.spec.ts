import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';

import { textsForTests } from '../testing';
import { UI_EN } from '../texts';
import { DataTable } from './data-table';
import type { TableColumn } from './table-column';
import { TableBulk, TableCell } from './table-slots';

interface Team {
  readonly id: string;
  readonly name: string;
  readonly calls?: number;
}

const LONG = 'x'.repeat(300);

@Component({
  selector: 'tl-page-under-test',
  imports: [DataTable, TableBulk, TableCell],
  template: `
    <tl-table
      label="Teams"
      totalsOf="All teams"
      csvName="teams"
      [columns]="columns"
      [rows]="rows()"
      [rowKey]="keyOf"
      [link]="linkOf"
      [isSelectable]="true"
      [isFiltered]="isFiltered()"
      [isLast]="isLast()"
      [(selected)]="selected"
      (filterCleared)="cleared.set(true)"
    >
      <b *tlCell="'share'; let row; of: rows()">{{ row.name.length }}</b>
      <ng-template tlBulk let-keys
        ><i class="bulk">{{ keys.size }}</i></ng-template
      >
    </tl-table>
  `,
})
class PageUnderTest {
  readonly rows = signal<readonly Team[]>([
    { id: '1', name: 'Search', calls: 3 },
    { id: '2', name: '<script>alert(1)</script>' },
    { id: '3', name: LONG, calls: 10 },
  ]);
  readonly selected = signal<ReadonlySet<string>>(new Set());
  readonly isFiltered = signal(false);
  readonly isLast = signal<((row: Team) => boolean) | undefined>(undefined);
  readonly cleared = signal(false);
  readonly columns: readonly TableColumn<Team>[] = [
    { key: 'name', header: 'Team', text: ({ name }) => name, sortBy: ({ name }) => name },
    {
      key: 'calls',
      header: 'Calls',
      align: 'end',
      text: ({ calls }) => calls?.toString(),
      sortBy: ({ calls }) => calls,
      total: '13',
    },
    { key: 'share', header: 'Share', text: () => 'share' },
    { key: 'owner', header: 'Owner', text: () => 'nobody', isOptional: true },
  ];
  readonly keyOf = ({ id }: Team) => id;
  readonly linkOf = ({ id }: Team) => `/teams/${id}?tab=calls`;
}

async function open() {
  TestBed.configureTestingModule({
    imports: [textsForTests(UI_EN)],
    providers: [provideRouter([{ path: '**', children: [] }])],
  });
  const fixture = TestBed.createComponent(PageUnderTest);
  const element = fixture.nativeElement as HTMLElement;
  await fixture.whenStable();
  const all = (selector: string) => [...element.querySelectorAll<HTMLElement>(selector)];
  const textOf = (node: HTMLElement) => node.textContent?.trim().replace(/\s+/g, ' ');
  return {
    element,
    page: fixture.componentInstance,
    settled: () => fixture.whenStable(),
    all,
    column: (at: number) => all(`tbody tr[data-index] > :nth-child(${at})`).map(textOf),
    async click(node: HTMLElement | undefined, how: MouseEventInit = {}): Promise<void> {
      node!.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, ...how }));
      await fixture.whenStable();
    },
  };
}

describe('tl-table', () => {
  it('shows values as text, what is not known as a dash, and cells from templates', async () => {
    const table = await open();
    expect(table.column(2)).toEqual(['Search', '<script>alert(1)</script>', LONG]);
    expect(table.column(3)).toEqual(['3', '—not known', '10']);
    expect(table.column(4)).toEqual(['6', '25', '300']);
    expect(table.element.querySelector('script')).toBeNull();
  });

  it('says what its totals row totals', async () => {
    const table = await open();
    expect(table.all('tfoot th')[0]?.textContent).toBe('All teams');
    expect(table.all('tfoot .end')[0]?.textContent).toBe('13');
  });

  it('sorts by a header and tells assistive technology how', async () => {
    const table = await open();
    await table.click(table.all('.sorter')[1]);
    expect(table.column(3)).toEqual(['10', '3', '—not known']);
    expect(table.all('thead th').map((header) => header.getAttribute('aria-sort'))).toEqual([
      null,
      'none',
      'descending',
      null,
    ]);
    await table.click(table.all('.sorter')[1]);
    expect(table.column(3)).toEqual(['3', '10', '—not known']);
  });

  it('keeps what is no entity below, in whichever order', async () => {
    const table = await open();
    table.page.isLast.set(({ id }) => id === '3');
    await table.click(table.all('.sorter')[1]);
    expect(table.column(3)).toEqual(['3', '—not known', '10']);
    await table.click(table.all('.sorter')[1]);
    expect(table.column(3)).toEqual(['3', '—not known', '10']);
  });

  it('links the first cell, and opens a row from anywhere on it', async () => {
    const table = await open();
    expect(table.all('tbody a').map((link) => link.getAttribute('href'))).toEqual([
      '/teams/1?tab=calls',
      '/teams/2?tab=calls',
      '/teams/3?tab=calls',
    ]);
    await table.click(table.all('tbody tr[data-index="1"] td.end')[0]);
    expect(TestBed.inject(Router).url).toBe('/teams/2?tab=calls');
  });

  it('opens a tab of its own with the middle button or the control key', async () => {
    const table = await open();
    const opened: string[] = [];
    const browserOpen = globalThis.open;
    globalThis.open = (url) => {
      opened.push(String(url));
      return null;
    };
    await table.click(table.all('tbody td.end')[0], { ctrlKey: true });
    table.all('tbody td.end')[1]!.dispatchEvent(new MouseEvent('auxclick', { bubbles: true, button: 1 }));
    globalThis.open = browserOpen;
    expect(opened).toEqual(['/teams/1?tab=calls', '/teams/2?tab=calls']);
    expect(TestBed.inject(Router).url).toBe('/');
  });

  it('chooses rows without opening them', async () => {
    const table = await open();
    await table.click(table.all('tbody input')[0]);
    expect([...table.page.selected()]).toEqual(['1']);
    expect(table.element.querySelector<HTMLInputElement>('thead input')?.indeterminate).toBe(true);
    expect(table.all('.bulk')[0]?.textContent).toBe('1');
    await table.click(table.all('thead input')[0]);
    expect(table.page.selected().size).toBe(3);
    await table.click(table.all('thead input')[0]);
    expect(table.page.selected().size).toBe(0);
    expect(TestBed.inject(Router).url).toBe('/');
  });

  it('hides optional columns until somebody asks for them', async () => {
    const table = await open();
    const headers = () => table.all('thead th').map((header) => header.textContent?.trim());
    expect(headers()).not.toContain('Owner');
    await table.click(table.all('.tools button')[0]);
    const owner = [...document.querySelectorAll<HTMLElement>('[role=menuitemcheckbox]')].find((item) =>
      item.textContent?.includes('Owner'),
    );
    await table.click(owner);
    expect(headers()).toContain('Owner');
  });

  it('renders what is seen of ten thousand rows, and counts all of them', async () => {
    const table = await open();
    table.page.rows.set(Array.from({ length: 10_000 }, (_, at) => ({ id: `${at}`, name: `team ${at}`, calls: at })));
    await table.settled();
    expect(table.all('tbody tr[data-index]').length).toBeLessThan(150);
    // Header, rows and totals.
    expect(table.all('table')[0]?.getAttribute('aria-rowcount')).toBe('10002');
    const frame = table.all('.frame')[0]!;
    frame.scrollTop = 5_000 * 32;
    frame.dispatchEvent(new Event('scroll'));
    await table.settled();
    expect(table.column(2)).toContain('team 5000');
    expect(table.all('tr[data-index="5000"]')[0]?.getAttribute('aria-rowindex')).toBe('5002');
  });

  it('tells "nothing matches" from "there is nothing"', async () => {
    const table = await open();
    table.page.rows.set([]);
    await table.settled();
    expect(table.element.textContent).toContain('There are no rows');
    table.page.isFiltered.set(true);
    await table.settled();
    await table.click(table.all('.none button')[0]);
    expect(table.page.cleared()).toBe(true);
  });
});

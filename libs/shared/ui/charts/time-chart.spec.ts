import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';

import { Language } from '../language/language';
import { moneyIn } from '../numbers';
import { textsForTests, withPlainSpaces } from '../testing';
import { UI_EN } from '../texts';
import type { ChartSeries } from './chart-data';
import { OPEN_DRAWING, type OpenDrawing } from './chart-drawing';
import { days, seriesOf } from './testing/chart-examples';
import { type PeriodOpened, TimeChart } from './time-chart';
import type { TimeChartOption } from './time-chart-option';

const MARKUP = '<img src=x onerror=alert(1)>';
const TEAMS: readonly ChartSeries[] = [
  seriesOf('Search', ['1.50', '2', '4']),
  seriesOf(MARKUP, ['10', null, '0']),
  seriesOf('x'.repeat(300), ['3', '1', '1']),
];

async function show(inputs: Record<string, unknown> = {}, openDrawing?: OpenDrawing) {
  const drawn: TimeChartOption[] = [];
  const record: OpenDrawing = async () => ({ draw: (option) => drawn.push(option), resize() {}, close() {} });
  TestBed.configureTestingModule({
    imports: [textsForTests(UI_EN)],
    providers: [provideRouter([]), { provide: OPEN_DRAWING, useValue: openDrawing ?? record }],
  });
  TestBed.inject(Language).choose('en');
  const fixture = TestBed.createComponent(TimeChart);
  const defaults = { label: 'Spend', periods: days(3, 'last is partial'), series: TEAMS, unit: moneyIn('USD') };
  for (const [name, value] of Object.entries({ ...defaults, length: 'day', timeZone: 'UTC', ...inputs })) {
    fixture.componentRef.setInput(name, value);
  }
  const opened: PeriodOpened[] = [];
  const zoomed: unknown[] = [];
  fixture.componentInstance.opened.subscribe((event) => opened.push(event));
  fixture.componentInstance.zoomed.subscribe((event) => zoomed.push(event));
  const page = fixture.nativeElement as HTMLElement;
  const settle = async () => {
    await fixture.whenStable();
    await new Promise((resolve) => setTimeout(resolve));
    await fixture.whenStable();
  };
  await settle();
  return {
    page,
    drawn,
    opened,
    zoomed,
    text: (selector: string) =>
      withPlainSpaces(page.querySelector(selector)?.textContent ?? '')
        .replace(/\s+/g, ' ')
        .trim(),
    all: (selector: string) => [...page.querySelectorAll<HTMLElement>(selector)],
    async press(key: string) {
      page
        .querySelector('.plot')!
        .dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
      await settle();
    },
    async click(element: HTMLElement | undefined) {
      element!.click();
      await settle();
    },
    /** jsdom lays nothing out: the plot is 640 px wide and begins at 0. */
    async pointer(type: string, x: number) {
      point(page, type, x, 'mouse');
      await settle();
    },
    async touch(x: number) {
      for (const type of ['pointerdown', 'pointerup', 'pointerleave']) point(page, type, x, 'touch');
      await settle();
    },
  };
}

/** jsdom's pointer events do not say what points. */
function point(page: HTMLElement, type: string, clientX: number, pointerType: string): void {
  const event = new MouseEvent(type, { clientX, clientY: 0, button: 0, bubbles: true });
  page.querySelector('.plot')!.dispatchEvent(Object.assign(event, { pointerType, pointerId: 1 }));
}

describe('TimeChart', () => {
  it('shows all series of a period, largest first, with the total, as text', async () => {
    const chart = await show();
    await chart.press('ArrowRight');
    expect(chart.all('.tooltip dt .name').map((name) => name.textContent)).toEqual([MARKUP, 'x'.repeat(300), 'Search']);
    expect(chart.all('.tooltip dd').map((value) => value.textContent)).toEqual(['$10.00', '$3.00', '$1.50', '$14.50']);
    expect(chart.page.querySelector('img')).toBeNull();
  });

  it('says that a total is not the whole where a series has a gap', async () => {
    const chart = await show();
    await chart.press('Home');
    await chart.press('ArrowRight');
    expect(chart.text('.tooltip .total')).toContain('Total of what is known');
    expect(chart.text('.tooltip')).toContain('—');
  });

  it('is read out while somebody goes by keyboard, and opens the period on Enter', async () => {
    const chart = await show({ marks: [{ at: new Date('2026-11-03T10:00:00Z'), text: 'Price change' }] });
    await chart.press('End');
    expect(chart.text('[aria-live]')).toMatch(/^Tue, 3 Nov 2026 \(incomplete\): Total \$5.00. Search \$4.00./);
    expect(chart.text('[aria-live]')).toContain('Price change');
    await chart.press('Enter');
    expect(chart.opened).toEqual([{ period: days(3, 'last is partial')[2], series: undefined }]);
    await chart.press('Escape');
    expect(chart.page.querySelector('.tooltip')).toBeNull();
  });

  it('selects a range by dragging, in either direction', async () => {
    const chart = await show();
    await chart.pointer('pointermove', 600);
    await chart.pointer('pointerdown', 600);
    await chart.pointer('pointermove', 300);
    await chart.pointer('pointerup', 300);
    expect(chart.zoomed).toEqual([{ start: new Date('2026-11-02'), end: new Date('2026-11-04') }]);
    expect(chart.opened).toEqual([]);
  });

  it('shows a period at the first touch and opens it at the second', async () => {
    const chart = await show();
    await chart.touch(300);
    expect(chart.all('.tooltip')).toHaveLength(1);
    expect(chart.opened).toEqual([]);
    await chart.touch(300);
    expect(chart.opened).toHaveLength(1);
  });

  it('opens a period by a click', async () => {
    const chart = await show();
    await chart.pointer('pointermove', 300);
    await chart.pointer('pointerdown', 300);
    await chart.pointer('pointerup', 301);
    expect(chart.opened[0]?.period.start).toEqual(new Date('2026-11-02'));
    expect(chart.zoomed).toEqual([]);
  });

  it('hides a series from drawing, tooltip and table by its legend', async () => {
    const chart = await show();
    const [search] = chart.all('.legend button');
    expect(search?.getAttribute('aria-pressed')).toBe('true');
    await chart.click(search);
    expect(search?.getAttribute('aria-pressed')).toBe('false');
    expect(chart.drawn.at(-1)?.series).toHaveLength(2);
    await chart.press('Home');
    expect(chart.all('.tooltip dt .name')).toHaveLength(2);
  });

  it('shows the same figures as a table', async () => {
    const chart = await show({ comparison: { name: 'October', values: ['7', null, '9'] } });
    await chart.click(chart.all('.actions button')[0]);
    const rows = chart.all('tbody tr').map((row) =>
      withPlainSpaces(row.textContent ?? '')
        .replace(/\s+/g, ' ')
        .trim(),
    );
    expect(rows[0]).toBe('Sun, 1 Nov 2026 1.5010.003.00 14.50 7.00');
    expect(rows[1]).toContain('2.00—1.00');
    expect(rows[2]).toContain('incomplete');
    expect(chart.all('tbody th[scope=row]')).toHaveLength(3);
  });

  it('gives the figures where the drawing cannot be had', async () => {
    const chart = await show({}, () => Promise.reject(new Error('chunk missing')));
    expect(chart.text('.failed')).toContain('could not be loaded');
    expect(chart.all('tbody tr')).toHaveLength(3);
  });

  it('keeps its layout while loading and says why it is empty', async () => {
    const loading = await show({ isLoading: true, series: [], height: 200 });
    expect(loading.page.querySelector<HTMLElement>('.body')?.style.height).toBe('200px');
    expect(loading.text('[role=status]')).toContain('loading');
    TestBed.resetTestingModule();
    expect((await show({ series: [] })).text('.empty')).toBe('Nothing in this range.');
    TestBed.resetTestingModule();
    const unknown = await show({ series: [seriesOf('Search', [null, null, null])] });
    expect(unknown.text('.empty')).toBe('No figure of this range is known.');
    expect(unknown.all('.band.gap')).toHaveLength(1);
  });
});

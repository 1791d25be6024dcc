import { DOCUMENT } from '@angular/common';
import {
  afterRenderEffect,
  Component,
  computed,
  DestroyRef,
  ElementRef,
  inject,
  input,
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { type Params, RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';

import { Numbers, type Period, type PeriodLength, type QuantityUnit } from '../numbers';
import { Theme } from '../theme/theme';
import { chartCsv } from './chart-csv';
import {
  type ChartComparison,
  type ChartMark,
  type ChartPeriod,
  type ChartSeries,
  type ChartShape,
  gapsOf,
  readingsAt,
  seriesAt,
  totalAt,
} from './chart-data';
import { type ChartDrawing, OPEN_DRAWING } from './chart-drawing';
import { ChartTable } from './chart-table';
import { CsvDownload } from '../csv/csv-download';
import { paletteAt } from './palette';
import { bandOf, indexAt, layOut, placeMarks, tooltipPlace } from './plot-layout';
import { marginsOf, ticksOf, type TimeChartInput, timeChartOption } from './time-chart-option';

/** A period was opened, by a click or by Enter. */
export interface PeriodOpened {
  readonly period: ChartPeriod;
  /** The series under the pointer; undefined by keyboard, and where the pointer was above all. */
  readonly series: ChartSeries | undefined;
}

/** A page with more about what a chart shows. */
export interface ChartLink {
  readonly text: string;
  readonly path: string;
  readonly query?: Params;
}

interface PressedAt {
  readonly index: number;
  readonly x: number;
  /** Whoever pressed had seen the period's figures. */
  readonly isShown: boolean;
}

/** Before the first measurement, and where nothing is ever measured. */
const ASSUMED_WIDTH = 640;
/** A pointer that moved less has clicked. */
const CLICK_SLACK_PX = 6;
/** Heights in percent: the layout of what is coming. */
const SKELETON = [38, 52, 47, 61, 55, 70, 64, 58, 73, 66, 49, 57];

/**
 * Amounts over time: stacked bars, an area or lines, over an axis from zero.
 *
 * The drawing itself is a picture; whatever answers to a person (tooltip, legend, selection, marks, keyboard, table,
 * download) is made of elements of the page and works before and without it.
 */
@Component({
  selector: 'tl-time-chart',
  imports: [RouterLink, TranslocoDirective, ChartTable],
  templateUrl: './time-chart.html',
  styleUrl: './time-chart.css',
})
export class TimeChart {
  private readonly theme = inject(Theme);
  private readonly document = inject(DOCUMENT);
  private readonly files = inject(CsvDownload);
  private readonly texts = inject(TranslocoService);
  private readonly openDrawing = inject(OPEN_DRAWING);
  private readonly host: ElementRef<HTMLElement> = inject(ElementRef);
  protected readonly numbers = inject(Numbers);

  /** What the chart shows; also the name of its file. */
  readonly label = input.required<string>();
  readonly periods = input.required<readonly ChartPeriod[]>();
  /** Each with a value (or null) for each period; the first stands at the bottom. */
  readonly series = input.required<readonly ChartSeries[]>();
  readonly unit = input.required<QuantityUnit>();
  readonly length = input.required<PeriodLength>();
  /** IANA name. */
  readonly timeZone = input.required<string>();
  readonly comparison = input<ChartComparison>();
  readonly marks = input<readonly ChartMark[]>([]);
  readonly shape = input<ChartShape>('bars');
  /** Where the figures can be looked into further: *Open in Explore*. */
  readonly link = input<ChartLink>();
  readonly isLoading = input(false);
  /** Of the drawing in pixels. */
  readonly height = input(260);

  readonly opened = output<PeriodOpened>();
  /** The periods that were selected by dragging, as one range. */
  readonly zoomed = output<Period>();

  protected readonly skeleton = SKELETON;
  protected readonly isTableShown = signal(false);
  protected readonly hasDrawingFailed = signal(false);
  protected readonly focused = signal<number | undefined>(undefined);
  private readonly byKeyboard = signal(false);
  private readonly dragFrom = signal<PressedAt | undefined>(undefined);
  private readonly hiddenIds = signal<ReadonlySet<string>>(new Set());
  private readonly width = signal(ASSUMED_WIDTH);
  private readonly drawing = signal<ChartDrawing | undefined>(undefined);
  private readonly canvas = viewChild<ElementRef<HTMLElement>>('canvas');

  protected readonly legend = computed(() =>
    this.series().map((series) => ({ series, isShown: !this.hiddenIds().has(series.id) })),
  );
  protected readonly visible = computed(() =>
    this.legend().flatMap(({ series, isShown }) => (isShown ? [series] : [])),
  );
  protected readonly isEmpty = computed(() => this.series().length === 0 || this.periods().length === 0);
  protected readonly isAllUnknown = computed(() => {
    const [gap] = gapsOf(this.series(), this.periods().length);
    return gap !== undefined && gap[0] === 0 && gap[1] === this.periods().length - 1;
  });
  protected readonly hasFigures = computed(() => !this.isLoading() && !this.isEmpty());

  private readonly input = computed((): TimeChartInput => ({
    periods: this.periods(),
    length: this.length(),
    timeZone: this.timeZone(),
    series: this.visible(),
    comparison: this.comparison(),
    unit: this.unit(),
    shape: this.shape(),
    locale: this.numbers.locale(),
  }));
  protected readonly margins = computed(() => marginsOf(this.input()));
  private readonly layout = computed(() => layOut(this.width(), this.margins(), this.periods().length));

  protected readonly gaps = computed(() =>
    gapsOf(this.visible(), this.periods().length).map(([first, last]) => bandOf(this.layout(), first, last)),
  );
  /** A bar is hatched itself; under a line the time is. */
  protected readonly partialBands = computed(() =>
    this.shape() === 'bars'
      ? []
      : this.periods().flatMap(({ isPartial }, index) =>
          isPartial === true ? [bandOf(this.layout(), index, index)] : [],
        ),
  );
  protected readonly focusBand = computed(() => {
    const focused = this.focused();
    if (focused === undefined) return undefined;
    const from = this.dragFrom()?.index ?? focused;
    return bandOf(this.layout(), Math.min(from, focused), Math.max(from, focused));
  });
  protected readonly placedMarks = computed(() => placeMarks(this.marks(), this.periods(), this.layout()));

  protected readonly reading = computed(() => {
    const index = this.focused();
    const period = index === undefined ? undefined : this.periods()[index];
    if (index === undefined || period === undefined) return undefined;
    return {
      period,
      rows: readingsAt(this.visible(), index),
      total: totalAt(this.visible(), index),
      compared: this.comparison()?.values[index],
      marks: this.marks().filter(({ at }) => period.start <= at && at < period.end),
      ...tooltipPlace(this.layout(), index),
    };
  });
  /** Spoken only where somebody goes by keyboard: a pointer would chatter. */
  protected readonly spoken = computed(() => (this.byKeyboard() ? this.reading() : undefined));

  constructor() {
    afterRenderEffect(() => {
      const element = this.canvas()?.nativeElement;
      untracked(() => void this.open(element));
    });
    afterRenderEffect(() => {
      // Colours are read from the page: another theme is another drawing.
      this.theme.isDark();
      const drawing = this.drawing();
      this.width();
      if (drawing === undefined || !this.hasFigures()) return;
      drawing.resize();
      drawing.draw(timeChartOption(this.input(), paletteAt(this.host.nativeElement), !this.wantsStillness()));
    });
    this.watchWidth();
    inject(DestroyRef).onDestroy(() => this.drawing()?.close());
  }

  protected toggle(id: string): void {
    const hidden = new Set(this.hiddenIds());
    if (!hidden.delete(id)) hidden.add(id);
    this.hiddenIds.set(hidden);
  }

  protected point(event: PointerEvent): void {
    this.byKeyboard.set(false);
    this.focused.set(this.indexAt(event));
  }

  protected leave(event: PointerEvent): void {
    if (this.dragFrom() === undefined && event.pointerType !== 'touch') this.focused.set(undefined);
  }

  protected press(event: PointerEvent): void {
    const index = this.indexAt(event);
    if (event.button !== 0 || index === undefined) return;
    (event.currentTarget as HTMLElement).setPointerCapture?.(event.pointerId);
    // A finger has no way of pointing without pressing: its first touch shows, the second opens.
    const isShown = event.pointerType !== 'touch' || this.focused() === index;
    this.dragFrom.set({ index, x: event.clientX, isShown });
    this.focused.set(index);
  }

  protected release(event: PointerEvent): void {
    const from = this.dragFrom();
    this.dragFrom.set(undefined);
    const to = this.focused();
    if (from === undefined || to === undefined) return;
    if (Math.abs(event.clientX - from.x) < CLICK_SLACK_PX) {
      if (from.isShown) this.openPeriod(to, this.seriesUnder(event, to));
    } else this.zoom(Math.min(from.index, to), Math.max(from.index, to));
  }

  protected cancel(): void {
    this.dragFrom.set(undefined);
    this.focused.set(undefined);
  }

  protected go(event: KeyboardEvent): void {
    const last = this.periods().length - 1;
    const at = this.focused();
    const goals: Readonly<Record<string, number | undefined>> = {
      ArrowRight: at === undefined ? 0 : Math.min(last, at + 1),
      ArrowLeft: at === undefined ? last : Math.max(0, at - 1),
      Home: 0,
      End: last,
    };
    const goal = goals[event.key];
    if (goal !== undefined) {
      event.preventDefault();
      this.byKeyboard.set(true);
      this.focused.set(goal);
    } else if (event.key === 'Enter' && at !== undefined) this.openPeriod(at, undefined);
    else if (event.key === 'Escape') this.cancel();
  }

  protected download(): void {
    const text = (key: string) => this.texts.translate<string>(`ui.chart.${key}`);
    const csv = chartCsv(
      {
        start: text('start'),
        end: text('end'),
        complete: text('complete'),
        yes: text('yes'),
        no: text('no'),
        total: text('total'),
      },
      this.periods(),
      this.visible(),
      this.comparison(),
    );
    void this.files.save(this.label(), csv, this.periods().length);
  }

  private openPeriod(index: number, series: ChartSeries | undefined): void {
    const period = this.periods()[index];
    if (period !== undefined) this.opened.emit({ period, series });
  }

  private zoom(first: number, last: number): void {
    const [from, to] = [this.periods()[first], this.periods()[last]];
    if (from !== undefined && to !== undefined) this.zoomed.emit({ start: from.start, end: to.end });
  }

  private indexAt(event: PointerEvent): number | undefined {
    const { left } = (event.currentTarget as HTMLElement).getBoundingClientRect();
    const index = indexAt(this.layout(), event.clientX - left);
    const last = this.periods().length - 1;
    // Beyond an end a selection goes to the end; a mere pointer is nowhere.
    if (this.dragFrom() !== undefined) return Math.min(last, Math.max(0, index));
    return index < 0 || index > last ? undefined : index;
  }

  private seriesUnder(event: PointerEvent, index: number): ChartSeries | undefined {
    if (this.shape() === 'lines') return undefined;
    const { top } = (event.currentTarget as HTMLElement).getBoundingClientRect();
    const margins = this.margins();
    const { min, max } = ticksOf(this.input());
    const fromTop = (event.clientY - top - margins.top) / (this.height() - margins.top - margins.bottom);
    return seriesAt(this.visible(), index, max - fromTop * (max - min));
  }

  /** @param element undefined where the table or a state took the drawing's place */
  private async open(element: HTMLElement | undefined): Promise<void> {
    this.drawing()?.close();
    this.drawing.set(undefined);
    if (element === undefined) return;
    try {
      const drawing = await this.openDrawing(element);
      if (element.isConnected) this.drawing.set(drawing);
      else drawing.close();
    } catch {
      // The figures do not depend on the picture: the table takes its place and says so.
      this.hasDrawingFailed.set(true);
      this.isTableShown.set(true);
    }
  }

  private watchWidth(): void {
    const Observer = this.document.defaultView?.ResizeObserver;
    if (Observer === undefined) return;
    const observer = new Observer(([entry]) => {
      const width = entry?.contentRect.width ?? 0;
      if (width > 0) this.width.set(Math.round(width));
    });
    observer.observe(this.host.nativeElement);
    inject(DestroyRef).onDestroy(() => observer.disconnect());
  }

  private wantsStillness(): boolean {
    return this.document.defaultView?.matchMedia?.('(prefers-reduced-motion: reduce)').matches ?? true;
  }
}

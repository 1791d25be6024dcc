import { COUNT, moneyIn } from '../numbers';
import { days, PALETTE, seriesOf } from './testing/chart-examples';
import { marginsOf, type TimeChartInput, timeChartOption } from './time-chart-option';

const INPUT: TimeChartInput = {
  periods: days(3, 'last is partial'),
  length: 'day',
  timeZone: 'UTC',
  series: [seriesOf('Search', ['100', null, '50']), seriesOf('Ads', ['150', '0', '20'])],
  unit: moneyIn('USD'),
  shape: 'bars',
  locale: 'en-US',
};

function drawn(changes: Partial<TimeChartInput> = {}) {
  const option = timeChartOption({ ...INPUT, ...changes }, PALETTE, true);
  return JSON.parse(JSON.stringify(option)) as {
    xAxis: { data: string[] };
    yAxis: { min: number; max: number; interval: number };
    series: {
      type: string;
      stack?: string;
      name: string;
      data: { value: unknown; itemStyle?: { decal?: unknown } }[];
    }[];
    animationDuration: number;
  };
}

describe('timeChartOption', () => {
  it('stacks bars from zero under a round maximum', () => {
    const { yAxis, series } = drawn();
    expect(yAxis).toMatchObject({ min: 0, max: 300, interval: 100 });
    expect(series.map(({ type, stack }) => [type, stack])).toEqual([
      ['bar', 'all'],
      ['bar', 'all'],
    ]);
  });

  it('leaves a gap where nothing is known and a zero where there is a zero', () => {
    const [search, ads] = drawn().series;
    expect(search?.data.map(({ value }) => value)).toEqual([100, '-', 50]);
    expect(ads?.data.map(({ value }) => value)).toEqual([150, 0, 20]);
  });

  it('hatches the period that is not over', () => {
    expect(drawn().series[0]?.data.map(({ itemStyle }) => itemStyle?.decal !== undefined)).toEqual([
      false,
      false,
      true,
    ]);
  });

  it('draws the comparison as a line of its own, not on the stack, and only over the periods', () => {
    const comparison = { name: 'October', values: ['400', '10', '20', '30'] };
    const { series, yAxis } = drawn({ comparison });
    expect(series.at(-1)).toMatchObject({ type: 'line', name: 'October', data: [400, 10, 20] });
    expect(series.at(-1)?.stack).toBeUndefined();
    expect(yAxis.max).toBe(400);
  });

  it.each([
    ['en-US' as const, ['1 Nov', '2 Nov', '3 Nov']],
    ['zh-CN' as const, ['11月1日', '11月2日', '11月3日']],
  ])('labels days in %s', (locale, expected) => {
    expect(drawn({ locale }).xAxis.data).toEqual(expected);
  });

  it('is drawn with no, one and many periods, and with nothing known', () => {
    expect(drawn({ periods: [] }).xAxis.data).toEqual([]);
    expect(drawn({ periods: days(1), shape: 'area' }).xAxis.data).toHaveLength(1);
    expect(drawn({ periods: days(400) }).series[0]?.data).toHaveLength(400);
    const unknown = drawn({ series: [seriesOf('Search', [null, null, null])] });
    expect(unknown.series[0]?.data.map(({ value }) => value)).toEqual(['-', '-', '-']);
    expect(unknown.yAxis).toMatchObject({ min: 0, max: 1 });
  });

  it('leaves the room that its labels need', () => {
    const narrow = marginsOf({ ...INPUT, unit: COUNT, series: [seriesOf('a', ['4'])] }).left;
    expect(marginsOf({ ...INPUT, locale: 'zh-CN', series: [seriesOf('a', ['12500000'])] }).left).toBeGreaterThan(
      narrow,
    );
  });

  it('moves for 150 ms at most', () => {
    expect(drawn().animationDuration).toBeLessThanOrEqual(150);
  });
});

import { bandOf, indexAt, layOut, placeMarks, tooltipPlace } from './plot-layout';
import { days } from './testing/chart-examples';

/** 500 px between margins of 50: ten periods of 50 px. */
const TEN = layOut(600, { left: 50, right: 50, top: 0, bottom: 0 }, 10);
const at = (text: string) => ({ at: new Date(text), text });

describe('plot layout', () => {
  it('finds the period under a point', () => {
    expect([49, 50, 99, 100, 549, 550].map((x) => indexAt(TEN, x))).toEqual([-1, 0, 0, 1, 9, 10]);
  });

  it('spans a band over its periods', () => {
    expect(bandOf(TEN, 2, 3)).toEqual({ left: 150, width: 100 });
  });

  it('names marks that have room and leaves out those outside', () => {
    const marks = [at('2026-11-05T12:00:00Z'), at('2026-11-02'), at('2026-11-06'), at('2027-01-01')];
    expect(placeMarks(marks, days(10), TEN).map(({ x, isNamed }) => [x, isNamed])).toEqual([
      [100, true],
      [275, false],
      [300, true],
    ]);
  });

  it('puts the tooltip beside its period, on the roomier side', () => {
    // Period 1 ends at 150, period 8 begins at 450; 8 px lie between.
    expect(tooltipPlace(TEN, 1)).toEqual({ left: 158 });
    expect(tooltipPlace(TEN, 8)).toEqual({ right: 158 });
  });

  it('puts it at the other edge where it has no room beside', () => {
    const phone = layOut(340, { left: 50, right: 10, top: 0, bottom: 0 }, 7);
    expect(tooltipPlace(phone, 2)).toEqual({ right: 0 });
    expect(tooltipPlace(phone, 5)).toEqual({ left: 0 });
  });
});

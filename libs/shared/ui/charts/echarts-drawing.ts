import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

import type { ChartDrawing } from './chart-drawing';

use([BarChart, LineChart, GridComponent, SVGRenderer]);

/** Only ever imported at run time: whoever imports this statically puts ECharts into the first page. */
export function openEchartsDrawing(element: HTMLElement): ChartDrawing {
  const chart = init(element, null, { renderer: 'svg' });
  return {
    draw: (option) => chart.setOption(option, { replaceMerge: ['series'] }),
    resize: () => chart.resize(),
    close: () => chart.dispose(),
  };
}

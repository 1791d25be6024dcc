import { Component, computed, input } from '@angular/core';

import type { Known } from '../numbers';
import { positionOf } from './chart-data';

const HEIGHT = 24;
/** Keeps the line and the last point inside the picture. */
const MARGIN = 3;

/** The course of one amount, small enough for a table's cell: from zero, gaps stay gaps, the last value is a point. */
@Component({
  selector: 'tl-sparkline',
  template: `
    <svg [attr.viewBox]="box()" [attr.width]="width()" [attr.height]="height" role="img" [attr.aria-label]="label()">
      <path [attr.d]="path()" />
      @if (last(); as point) {
        <circle [attr.cx]="point.x" [attr.cy]="point.y" r="2" />
      }
    </svg>
  `,
  styles: `
    svg {
      display: block;
      overflow: visible;
    }
    path {
      fill: none;
      stroke: var(--text-muted);
      stroke-width: 1.5;
      stroke-linejoin: round;
      stroke-linecap: round;
    }
    circle {
      fill: var(--accent);
    }
  `,
})
export class Sparkline {
  protected readonly height = HEIGHT;
  protected readonly box = computed(() => `0 0 ${this.width()} ${HEIGHT}`);

  /** Exact decimal text in order of time; null is a gap. */
  readonly values = input.required<readonly Known<string>[]>();
  /** What it says to those who do not see it. */
  readonly label = input.required<string>();
  /** In pixels; its height is that of a line. */
  readonly width = input(96);

  private readonly points = computed(() => {
    const positions = this.values().map(positionOf);
    const known = positions.filter((position) => position !== null);
    const low = Math.min(0, ...known);
    const span = Math.max(0, ...known) - low || 1;
    const step = (this.width() - 2 * MARGIN) / Math.max(1, positions.length - 1);
    return positions.map((position, index) =>
      position === null
        ? null
        : {
            x: rounded(MARGIN + index * step),
            y: rounded(HEIGHT - MARGIN - ((position - low) / span) * (HEIGHT - 2 * MARGIN)),
          },
    );
  });

  protected readonly path = computed(() =>
    this.points()
      .map((point, index, all) => (point === null ? '' : `${all[index - 1] ? 'L' : 'M'}${point.x} ${point.y}`))
      .join(''),
  );
  protected readonly last = computed(() => this.points().findLast((point) => point !== null));
}

function rounded(position: number): number {
  return Math.round(position * 10) / 10;
}

/** The part of a long table that is rendered: rows `start` up to, and without, `end`. */
export interface RowWindow {
  readonly start: number;
  readonly end: number;
}

/** Up to so many rows all of them are rendered: the browser's own search then finds everything. */
export const RENDERED_ROWS = 200;

/** Rows rendered beyond both edges, so that scrolling does not outrun rendering. */
const MARGIN_ROWS = 20;

/**
 * Which rows to render. Steps in half margins, so that a pixel of scrolling changes nothing.
 * @param heightPx of what is visible; 0 where nothing is laid out yet
 */
export function rowWindow(count: number, rowHeightPx: number, scrollTopPx: number, heightPx: number): RowWindow {
  if (count <= RENDERED_ROWS) return { start: 0, end: count };
  const step = MARGIN_ROWS / 2;
  const first = Math.floor(scrollTopPx / rowHeightPx / step) * step;
  const visible = Math.ceil(heightPx / rowHeightPx);
  const start = Math.max(0, Math.min(first, count - visible) - MARGIN_ROWS);
  return { start, end: Math.min(count, first + visible + 2 * MARGIN_ROWS) };
}

import type { Route, Routes } from '@angular/router';

/**
 * Fetches the code of the page that an address opens while the API is still asked who is signed in: the router itself
 * would ask for it afterwards, the frame first and then the page. What fails here, the router asks for again and tells.
 * @param address of the page, from its first slash; the query does not matter
 */
export function fetchAhead(routes: Routes, address: string): void {
  fetchAlong(routes, segmentsOf(address));
}

/** The first route that fits is the router's choice too: no address fits two of them. */
function fetchAlong(routes: Routes, segments: readonly string[]): void {
  for (const route of routes) {
    const below = segmentsBelow(route, segments);
    if (below === undefined) continue;
    if (typeof route.redirectTo === 'string') return fetchAlong(routes, segmentsOf(route.redirectTo));
    void fetchCode(route);
    fetchAlong(route.children ?? [], below);
    return;
  }
}

/** What of an address is left for a route's children; undefined where the route does not fit. */
function segmentsBelow({ path = '', pathMatch, children }: Route, segments: readonly string[]): string[] | undefined {
  const wanted = segmentsOf(path);
  if (path === '**' || wanted.length > segments.length) return undefined;
  if (!wanted.every((segment, index) => segment.startsWith(':') || segment === segments[index])) return undefined;
  const isWhole = wanted.length === segments.length;
  return isWhole || (pathMatch !== 'full' && children !== undefined) ? segments.slice(wanted.length) : undefined;
}

async function fetchCode(route: Route): Promise<void> {
  try {
    await route.loadComponent?.();
  } catch {
    // Told by the router, which needs it in a moment.
  }
}

function segmentsOf(address: string): string[] {
  const [path = ''] = address.split(/[?#]/);
  return path.split('/').filter((segment) => segment !== '');
}

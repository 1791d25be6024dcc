import type { DemoService } from './services';
import type { TeamName } from './teams';

/** Services that other teams call, and of ten of their calls how many each of those causes; the rest are their own. */
const CALLERS: Readonly<Record<string, readonly (readonly [TeamName, number])[]>> = {
  'docs-search': [
    ['support', 3],
    ['field-service', 2],
  ],
  'ci-failure-explainer': [
    ['fleet-control', 3],
    ['perception', 2],
    ['data-science', 1],
  ],
  translation: [
    ['support', 4],
    ['sales', 2],
  ],
  'catalogue-search': [
    ['sales', 3],
    ['support', 2],
  ],
  // Nobody says whose it is, but half of its calls say for whom they are.
  'legacy-summariser': [['support', 5]],
};

/** The team that a call is made for where that is not the service's own; always the same for a trace. */
export function callerOf({ name }: DemoService, traceId: string): TeamName | undefined {
  let drawn = Number.parseInt(traceId.slice(0, 6), 16) % 10;
  for (const [team, calls] of CALLERS[name] ?? []) {
    if (drawn < calls) return team;
    drawn -= calls;
  }
  return undefined;
}

// @ts-check
import { createProjectGraphAsync, readCachedProjectGraph } from '@nx/devkit';

/**
 * Computes the graph that `@nx/enforce-module-boundaries` reads from a cache. Without that cache the rule passes
 * everything and says so in a warning only; here its absence is an error.
 *
 * @throws when the graph cannot be computed, was not cached, or is empty
 */
export async function ensureProjectGraph() {
  process.env['NX_DAEMON'] = 'false';
  await createProjectGraphAsync({ exitOnError: false, resetDaemonClient: true });
  const { nodes, externalNodes } = readCachedProjectGraph();
  if (Object.keys(nodes).length === 0 || Object.keys(externalNodes ?? {}).length === 0) {
    throw new Error('The Nx project graph is empty: module boundaries would not be checked (try `npx nx reset`).');
  }
}

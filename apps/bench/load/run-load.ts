import { join } from 'node:path';

import { startChild } from '../testbed/child-process';
import type { ProcessUsage } from '../testbed/process-usage';
import type { Testbed } from '../testbed/testbed';
import type { LoadRequest, LoadResult } from './generate-load';

const CONNECTIONS = 8;

export interface FinishedLoad extends LoadResult {
  readonly process: ProcessUsage;
}

/** Runs the load in a process of its own until every body is acknowledged. */
export async function runLoad(
  testbed: Testbed,
  collectorUrl: string,
  load: Pick<LoadRequest, 'bodies' | 'contentCharacters' | 'rate' | 'ofNobody'>,
): Promise<FinishedLoad> {
  const request: LoadRequest = {
    port: Number(new URL(collectorUrl).port),
    ingestionKey: testbed.ingestionKey,
    connections: CONNECTIONS,
    ...load,
  };
  const child = startChild({ name: 'load', args: [join(__dirname, 'main.js'), JSON.stringify(request)] });
  return JSON.parse(await child.output()) as FinishedLoad;
}

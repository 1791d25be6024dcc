#!/usr/bin/env node
/**
 * Stops the Kafka node of a data folder: node infra/kafka/stop.mjs --data-dir DIR
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { stopNode } from './kafka-node.mjs';

const { values } = parseArgs({ options: { 'data-dir': { type: 'string' } } });
const dataDir = values['data-dir'];
if (dataDir === undefined) {
  console.error('which node? give its folder: --data-dir DIR');
  process.exit(1);
}
const stopped = await stopNode({ dataDir: resolve(dataDir) });
console.log(stopped ? 'Kafka has stopped' : 'no Kafka node runs there');

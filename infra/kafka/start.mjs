#!/usr/bin/env node
/**
 * Starts one Kafka node and prints where it listens.
 *
 *   node infra/kafka/start.mjs [--data-dir DIR] [--port PORT] [--set NAME=VALUE]... [--detach] [--json]
 *
 * Without --data-dir the node lives in a temporary folder that is removed at its end. In the foreground it ends with
 * Ctrl-C, SIGTERM or, where standard input is a pipe, when that closes (so a killed parent leaves no broker behind).
 * With --detach it stays until stop.mjs ends it. --json prints one line {brokers, port, pid, dataDir, logFile}.
 * Exit code 3: Kafka cannot be had on this machine (no Java, no Maven, no way to Maven Central); the reason is on stderr.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { KafkaNotAvailable, startNode, stopNode } from './kafka-node.mjs';

const NOT_AVAILABLE = 3;

const { values } = parseArgs({
  options: {
    'data-dir': { type: 'string' },
    port: { type: 'string' },
    set: { type: 'string', multiple: true, default: [] },
    detach: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});
const givenDir = values['data-dir'];
const dataDir = givenDir === undefined ? mkdtempSync(join(tmpdir(), 'tokenledger-kafka-')) : resolve(givenDir);
const settings = Object.fromEntries(values.set.map((pair) => splitAtEquals(pair)));

let ending;
if (!values.detach) endWithParent();

try {
  const port = values.port === undefined ? undefined : Number(values.port);
  const node = await startNode({ dataDir, port, settings });
  announce(node);
  if (values.detach) node.process.unref();
  else node.process.once('exit', (code) => end(code ?? 0));
} catch (error) {
  removeTemporary();
  console.error(error.message);
  process.exit(error instanceof KafkaNotAvailable ? NOT_AVAILABLE : 1);
}

function announce({ brokers, port, pid, logFile }) {
  if (values.json) console.log(JSON.stringify({ brokers: [brokers], port, pid, dataDir, logFile }));
  else console.log(`Kafka listens on ${brokers} (pid ${pid}, data in ${dataDir})\nKAFKA_BROKERS=${brokers}`);
}

function endWithParent() {
  process.once('SIGINT', () => end(0));
  process.once('SIGTERM', () => end(0));
  if (process.stdin.isTTY) return;
  process.stdin.once('end', () => end(0)).resume();
}

function end(code) {
  ending ??= stopNode({ dataDir }).then(() => {
    removeTemporary();
    process.exit(code);
  });
}

function removeTemporary() {
  if (givenDir === undefined) rmSync(dataDir, { recursive: true, force: true });
}

function splitAtEquals(pair) {
  const at = pair.indexOf('=');
  if (at < 1) throw new Error(`--set wants NAME=VALUE, not ${pair}`);
  return [pair.slice(0, at), pair.slice(at + 1)];
}

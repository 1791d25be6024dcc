/**
 * One Apache Kafka node (KRaft, broker and controller in one) for development and tests.
 *
 * Needs Java 17 or newer; Maven and Maven Central only the first time, to copy the jars into `lib/`.
 * Uses Node's own modules alone, so that it runs before `npm ci` and on any Node from 20.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const HERE = dirname(fileURLToPath(import.meta.url));
const LIB = join(HERE, 'lib');
const HOST = '127.0.0.1';
const OLDEST_JAVA = 17;

/** What keeps Kafka from being had here; its message is one sentence for a person. */
export class KafkaNotAvailable extends Error {}

/**
 * Copies Kafka's jars from Maven Central into `lib/`, once for each content of pom.xml.
 * Several processes may ask at once: each fills its own folder, the first to finish wins.
 */
export function ensureJars() {
  const pom = readFileSync(join(HERE, 'pom.xml'));
  const wanted = createHash('sha256').update(pom).digest('hex');
  if (stampOf(LIB) === wanted) return LIB;

  const maven = findProgram('mvn', 'MAVEN_HOME');
  if (maven === undefined) {
    throw new KafkaNotAvailable(
      'Maven (mvn) was not found; it is needed once, to fetch Apache Kafka from Maven Central',
    );
  }
  const partial = `${LIB}.partial-${process.pid}`;
  rmSync(partial, { recursive: true, force: true });
  const copy = spawnSync(
    maven,
    ['-q', '-B', 'dependency:copy-dependencies', `-DoutputDirectory=${partial}`, '-DincludeScope=runtime'],
    { cwd: HERE, encoding: 'utf8', timeout: 300_000 },
  );
  if (copy.status !== 0) {
    rmSync(partial, { recursive: true, force: true });
    throw new KafkaNotAvailable(`Maven could not fetch Apache Kafka: ${firstLine(copy.stdout, copy.stderr)}`);
  }
  writeFileSync(join(partial, '.pom-sha256'), wanted);
  putInPlace(partial, wanted);
  return LIB;
}

function putInPlace(partial, wanted) {
  try {
    if (existsSync(LIB) && stampOf(LIB) !== wanted) rmSync(LIB, { recursive: true, force: true });
    renameSync(partial, LIB);
  } catch (error) {
    rmSync(partial, { recursive: true, force: true });
    if (stampOf(LIB) !== wanted) throw error;
  }
}

function stampOf(lib) {
  const stamp = join(lib, '.pom-sha256');
  return existsSync(stamp) ? readFileSync(stamp, 'utf8') : undefined;
}

/** @returns path of a Java that is new enough */
export function findJava() {
  const java = findProgram('java', 'JAVA_HOME');
  if (java === undefined) throw new KafkaNotAvailable(`Java was not found; Apache Kafka needs Java ${OLDEST_JAVA}`);
  const { stderr, stdout } = spawnSync(java, ['-version'], { encoding: 'utf8', timeout: 30_000 });
  const version = /version "(\d+)/.exec(`${stderr}${stdout}`);
  if (version === null || Number(version[1]) < OLDEST_JAVA) {
    throw new KafkaNotAvailable(`${java} is not Java ${OLDEST_JAVA} or newer: ${firstLine(stderr, stdout)}`);
  }
  return java;
}

function findProgram(name, homeVariable) {
  const home = process.env[homeVariable];
  const folders = [...(home ? [join(home, 'bin')] : []), ...(process.env.PATH ?? '').split(delimiter)];
  const names = process.platform === 'win32' ? [`${name}.exe`, `${name}.cmd`] : [name];
  return folders.flatMap((folder) => names.map((file) => join(folder, file))).find((path) => existsSync(path));
}

function firstLine(...texts) {
  const lines = texts.filter(Boolean).flatMap((text) => text.split('\n'));
  return lines.find((line) => line.trim() !== '')?.trim() ?? 'it gave no reason';
}

/** @returns as many free loopback ports as asked for, all different */
export async function freePorts(count) {
  const servers = await Promise.all(
    Array.from(
      { length: count },
      () =>
        new Promise((resolve, reject) => {
          const server = createServer();
          server.once('error', reject).listen(0, HOST, () => resolve(server));
        }),
    ),
  );
  const ports = servers.map((server) => server.address().port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}

/**
 * Starts a node and waits until its broker listens. A data folder used before keeps its topics and its port.
 * @param {{ dataDir: string, port?: number, settings?: Record<string, string> }} options
 * @returns {Promise<{ brokers: string, port: number, pid: number, dataDir: string, logFile: string, process: import('node:child_process').ChildProcess }>}
 */
export async function startNode({ dataDir, port, settings = {} }) {
  const java = findJava();
  const classPath = join(ensureJars(), '*');
  mkdirSync(dataDir, { recursive: true });
  refuseSecondNode(dataDir);

  const [anyPort, controllerPort] = await freePorts(2);
  const brokerPort = port ?? portUsedBefore(dataDir) ?? anyPort;
  const propertiesFile = join(dataDir, 'server.properties');
  writeFileSync(propertiesFile, properties({ dataDir, brokerPort, controllerPort, settings }));
  formatOnce({ java, classPath, dataDir, propertiesFile });

  const logFile = join(dataDir, 'kafka.log');
  const log = openSync(logFile, 'a');
  const child = spawn(
    java,
    ['-Xms256m', '-Xmx512m', '-Dlog4j2.level=WARN', '-cp', classPath, 'kafka.Kafka', propertiesFile],
    { cwd: dataDir, detached: true, stdio: ['ignore', log, log] },
  );
  await listening({ child, port: brokerPort, logFile });
  writeFileSync(join(dataDir, 'kafka.pid'), String(child.pid));
  return { brokers: `${HOST}:${brokerPort}`, port: brokerPort, pid: child.pid, dataDir, logFile, process: child };
}

function properties({ dataDir, brokerPort, controllerPort, settings }) {
  const lines = {
    'process.roles': 'broker,controller',
    'node.id': '1',
    'controller.quorum.voters': `1@${HOST}:${controllerPort}`,
    listeners: `PLAINTEXT://${HOST}:${brokerPort},CONTROLLER://${HOST}:${controllerPort}`,
    'advertised.listeners': `PLAINTEXT://${HOST}:${brokerPort}`,
    'controller.listener.names': 'CONTROLLER',
    'log.dirs': join(dataDir, 'log'),
    'auto.create.topics.enable': 'false',
    'offsets.topic.replication.factor': '1',
    'offsets.topic.num.partitions': '4',
    'transaction.state.log.replication.factor': '1',
    'transaction.state.log.min.isr': '1',
    'transaction.state.log.num.partitions': '1',
    'group.initial.rebalance.delay.ms': '0',
    'num.partitions': '1',
    // A restarted broker is let in only after its former session: with the default of 9 s a restart takes 14 s.
    'broker.session.timeout.ms': '3000',
    'broker.heartbeat.interval.ms': '500',
    ...settings,
  };
  return Object.entries(lines)
    .map(([name, value]) => `${name}=${value.replaceAll('\\', '\\\\')}\n`)
    .join('');
}

/** Tests restart a broker where its clients look for it. */
function portUsedBefore(dataDir) {
  const file = join(dataDir, 'server.properties');
  if (!existsSync(file)) return undefined;
  const used = /^advertised\.listeners=PLAINTEXT:\/\/[^:]+:(\d+)$/m.exec(readFileSync(file, 'utf8'));
  return used === null ? undefined : Number(used[1]);
}

function formatOnce({ java, classPath, dataDir, propertiesFile }) {
  if (existsSync(join(dataDir, 'log', 'meta.properties'))) return;
  // Never with a dash in front: StorageTool would take the id for an option.
  const clusterId = `A${randomBytes(16).toString('base64url').slice(1)}`;
  const format = spawnSync(
    java,
    ['-cp', classPath, 'kafka.tools.StorageTool', 'format', '--cluster-id', clusterId, '--config', propertiesFile],
    { cwd: dataDir, encoding: 'utf8', timeout: 60_000 },
  );
  if (format.status !== 0) {
    throw new Error(`Kafka could not format ${dataDir}: ${firstLine(format.stderr, format.stdout)}`);
  }
}

function refuseSecondNode(dataDir) {
  const pid = pidOf(dataDir);
  if (pid !== undefined && isRunning(pid)) {
    throw new Error(`a Kafka node (pid ${pid}) already uses ${dataDir}; stop it with stop.mjs --data-dir ${dataDir}`);
  }
}

/** @returns the node's process id as start wrote it; undefined where none was started */
export function pidOf(dataDir) {
  const file = join(dataDir, 'kafka.pid');
  return existsSync(file) ? Number(readFileSync(file, 'utf8')) : undefined;
}

export function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function listening({ child, port, logFile }) {
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    if (child.exitCode !== null || child.signalCode !== null) {
      throw new Error(`Kafka ended before it listened; the end of ${logFile}:\n${lastLines(logFile)}`);
    }
    if (await accepts(port)) return;
    await pause(100);
  }
  process.kill(child.pid, 'SIGKILL');
  throw new Error(`Kafka did not listen on port ${port} within 60 s; the end of ${logFile}:\n${lastLines(logFile)}`);
}

function lastLines(file) {
  return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-12).join('\n');
}

function accepts(port) {
  return new Promise((resolve) => {
    const socket = connect({ host: HOST, port });
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}

/** Asks a node to stop and waits for its end; kills it where it does not end in time. */
export async function stopNode({ dataDir, withinMs = 30_000 }) {
  const pid = pidOf(dataDir);
  if (pid === undefined || !isRunning(pid)) return false;
  process.kill(pid, 'SIGTERM');
  if (!(await ended(pid, withinMs))) {
    process.kill(pid, 'SIGKILL');
    if (!(await ended(pid, 10_000))) throw new Error(`Kafka (pid ${pid}) cannot be ended`);
  }
  rmSync(join(dataDir, 'kafka.pid'), { force: true });
  return true;
}

async function ended(pid, withinMs) {
  const deadline = Date.now() + withinMs;
  while (isRunning(pid)) {
    if (Date.now() > deadline) return false;
    await pause(50);
  }
  return true;
}

function pause(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export interface KafkaNodeOptions {
  /** Where the node keeps its log; a temporary folder of its own by default, removed by `dispose`. */
  readonly dataDir?: string;
  /** A free port by default; kept over restarts. */
  readonly port?: number;
  /** Broker properties over the defaults of `infra/kafka`. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** A real Kafka broker that a test may stop, kill and start again. */
export interface KafkaNode {
  readonly brokers: readonly string[];
  readonly port: number;
  readonly dataDir: string;
  /** Ends the broker as an operator would; its data stay. */
  stop(): Promise<void>;
  /** Ends the broker with SIGKILL; its data stay. */
  kill(): Promise<void>;
  /** Holds the process still: the port accepts, nothing answers. */
  freeze(): void;
  thaw(): void;
  /** Starts it again on the same data and port; resolves once it listens. */
  start(): Promise<void>;
  /** Stops it and removes a temporary data folder. */
  dispose(): Promise<void>;
}

/** Kafka cannot be had on this machine; the message says what is missing. */
export class KafkaNotAvailableError extends Error {}

/** Exit code with which `infra/kafka/start.mjs` says that Kafka cannot be had. */
const NOT_AVAILABLE = 3;

interface RunningNode {
  readonly supervisor: ChildProcess;
  readonly ended: Promise<void>;
  readonly brokers: readonly string[];
  readonly port: number;
  readonly pid: number;
}

/**
 * Starts one Kafka node through `infra/kafka`. It ends with this process, however that ends.
 * @throws KafkaNotAvailableError without Java 17, or without Maven or Maven Central at the first time
 */
export async function startKafkaNode(options: KafkaNodeOptions = {}): Promise<KafkaNode> {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'tokenledger-kafka-'));
  const settings = Object.entries(options.settings ?? {}).map(([name, value]) => `--set=${name}=${value}`);
  const removeTemporary = () => {
    if (options.dataDir === undefined) rmSync(dataDir, { recursive: true, force: true });
  };
  let node = await run([...settings, ...(options.port === undefined ? [] : [`--port=${options.port}`])], dataDir).catch(
    (error: unknown) => {
      removeTemporary();
      throw error;
    },
  );
  const { brokers, port } = node;

  return {
    brokers,
    port,
    dataDir,
    stop: () => stop(node),
    kill: async () => {
      process.kill(node.pid, 'SIGKILL');
      await node.ended;
    },
    freeze: () => void process.kill(node.pid, 'SIGSTOP'),
    thaw: () => void process.kill(node.pid, 'SIGCONT'),
    start: async () => {
      await node.ended;
      node = await run([...settings, `--port=${port}`], dataDir);
    },
    dispose: async () => {
      await stop(node);
      removeTemporary();
    },
  };
}

/** The supervisor stops its broker when its standard input closes. */
async function stop(node: RunningNode): Promise<void> {
  node.supervisor.stdin?.end();
  await node.ended;
}

function run(args: readonly string[], dataDir: string): Promise<RunningNode> {
  const supervisor = spawn(process.execPath, [startScript(), '--json', `--data-dir=${dataDir}`, ...args], {
    env: process.env,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => supervisor.once('exit', () => resolve()));
  return new Promise<RunningNode>((resolve, reject) => {
    let output = '';
    let complaint = '';
    supervisor.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      if (output.includes('\n')) resolve({ supervisor, ended, ...readAnnouncement(output) });
    });
    supervisor.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text));
    supervisor.once('error', reject).once('close', (code) => {
      const reason = complaint.trim();
      reject(code === NOT_AVAILABLE ? new KafkaNotAvailableError(reason) : new Error(`Kafka did not start: ${reason}`));
    });
  });
}

function readAnnouncement(line: string): Pick<RunningNode, 'brokers' | 'port' | 'pid'> {
  return JSON.parse(line) as Pick<RunningNode, 'brokers' | 'port' | 'pid'>;
}

/** Sources and compiled output lie at different depths below the workspace. */
function startScript(): string {
  for (let folder = __dirname; folder !== dirname(folder); folder = dirname(folder)) {
    const script = join(folder, 'infra', 'kafka', 'start.mjs');
    if (existsSync(script)) return script;
  }
  throw new Error('infra/kafka/start.mjs was not found above this file');
}

import { readdirSync, readFileSync } from 'node:fs';

/** What a process used while something was measured. */
export interface ProcessUsage {
  readonly name: string;
  readonly wallSeconds: number;
  /** User and system time, of its children too. */
  readonly cpuSeconds: number;
  /** Largest resident memory since its start (the largest of its processes, where it has children). */
  readonly peakMemoryBytes: number;
}

/** Kernel ticks a second; 100 on every Linux that Node runs on (`getconf CLK_TCK`). */
const TICKS_A_SECOND = 100;

export interface UsageMeter {
  /** Since the meter was made. */
  read(): ProcessUsage;
}

/** Starts to measure a process and its children. Linux only: it reads /proc. */
export function measureProcess(name: string, pid: number): UsageMeter {
  const startedAt = performance.now();
  const cpuBefore = cpuSecondsOf(pid);
  return {
    read: () => ({
      name,
      wallSeconds: (performance.now() - startedAt) / 1000,
      cpuSeconds: cpuSecondsOf(pid) - cpuBefore,
      peakMemoryBytes: Math.max(...treeOf(pid).map(peakMemoryOf)),
    }),
  };
}

function cpuSecondsOf(pid: number): number {
  return treeOf(pid).reduce((sum, member) => sum + ticksOf(member), 0) / TICKS_A_SECOND;
}

/** The process and its living children; those that ended are in their parent's `cutime` and `cstime`. */
function treeOf(pid: number): readonly number[] {
  const children = readdirSync(`/proc/${pid}/task`).flatMap((task) => childrenOfTask(pid, task));
  return [pid, ...children.flatMap((child) => treeOfLiving(child))];
}

function treeOfLiving(pid: number): readonly number[] {
  try {
    return treeOf(pid);
  } catch (error) {
    if (isGone(error)) return [];
    throw error;
  }
}

function childrenOfTask(pid: number, task: string): readonly number[] {
  const file = readLiving(`/proc/${pid}/task/${task}/children`);
  return file === undefined ? [] : file.split(' ').filter(Boolean).map(Number);
}

function ticksOf(pid: number): number {
  const stat = readLiving(`/proc/${pid}/stat`);
  return stat === undefined ? 0 : ticksIn(stat);
}

/** utime, stime, cutime and cstime; the command's name before them may hold blanks and brackets. */
export function ticksIn(stat: string): number {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return [11, 12, 13, 14].reduce((sum, index) => sum + Number(fields[index]), 0);
}

function peakMemoryOf(pid: number): number {
  const status = readLiving(`/proc/${pid}/status`);
  return status === undefined ? 0 : peakMemoryIn(status);
}

export function peakMemoryIn(status: string): number {
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) * 1024;
}

/** A process may end between two looks. */
function readLiving(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (isGone(error)) return undefined;
    throw error;
  }
}

function isGone(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ESRCH');
}

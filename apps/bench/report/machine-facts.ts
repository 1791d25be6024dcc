import { cpus, freemem, loadavg, totalmem } from 'node:os';

/** Where the figures were measured; figures of different machines are not to be compared. */
export interface MachineFacts {
  readonly cores: number;
  readonly processor: string;
  readonly memoryBytes: number;
  readonly freeMemoryBytes: number;
  /** Of the minute before the start: what else the machine was doing. */
  readonly loadBefore: number;
  readonly node: string;
  readonly platform: string;
  readonly measuredAt: string;
}

export function machineFacts(): MachineFacts {
  const processors = cpus();
  return {
    cores: processors.length,
    processor: processors[0]?.model ?? 'unknown',
    memoryBytes: totalmem(),
    freeMemoryBytes: freemem(),
    loadBefore: loadavg()[0] ?? 0,
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
    measuredAt: new Date().toISOString(),
  };
}

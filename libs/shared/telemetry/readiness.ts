import { type Clock, systemClock } from '@tokenledger/shared/time';

/** Whether one thing that a process depends on can be used now. */
export interface Readiness {
  readonly ready: boolean;
  /** For a person. */
  readonly detail: string;
}

export interface ReadinessCheck {
  /** The dependency, as an operator calls it: `clickhouse`, `postgres`, `kafka`. */
  readonly name: string;
  /** A rejection means not ready; its message is the detail. */
  check(): Readiness | Promise<Readiness>;
}

export interface DependencyReadiness extends Readiness {
  readonly name: string;
}

export interface ReadinessReport {
  readonly ready: boolean;
  /** In the order of the checks. */
  readonly dependencies: readonly DependencyReadiness[];
}

export interface ReadinessOptions {
  /** A dependency that has not answered by then is not ready. Milliseconds. */
  readonly timeoutMs?: number;
  /** How long an answer is believed, so that many probes cost one round of checks. Milliseconds. */
  readonly believeMs?: number;
  readonly clock?: Clock;
}

const TIMEOUT_MS = 2_000;
const BELIEVE_MS = 1_000;

/** Asks all dependencies at once, and shares one round of answers between probes. */
export class ReadinessProbe {
  private latest: { readonly atMs: number; readonly report: Promise<ReadinessReport> } | undefined;
  private draining = false;

  constructor(
    private readonly checks: readonly ReadinessCheck[],
    private readonly options: ReadinessOptions = {},
  ) {}

  /** From now on not ready: a load balancer shall send nobody new while the last requests are answered. */
  drain(): void {
    this.draining = true;
  }

  /** Never rejects. */
  async report(): Promise<ReadinessReport> {
    const report = await this.believed();
    if (!this.draining) return report;
    const stopping = { name: 'process', ready: false, detail: 'shutting down' };
    return { ready: false, dependencies: [stopping, ...report.dependencies] };
  }

  private believed(): Promise<ReadinessReport> {
    const nowMs = (this.options.clock ?? systemClock).now().getTime();
    const believeMs = this.options.believeMs ?? BELIEVE_MS;
    if (this.latest === undefined || nowMs - this.latest.atMs >= believeMs) {
      this.latest = { atMs: nowMs, report: this.ask() };
    }
    return this.latest.report;
  }

  private async ask(): Promise<ReadinessReport> {
    const timeoutMs = this.options.timeoutMs ?? TIMEOUT_MS;
    const dependencies = await Promise.all(this.checks.map((check) => askOne(check, timeoutMs)));
    return { ready: dependencies.every(({ ready }) => ready), dependencies };
  }
}

async function askOne({ name, check }: ReadinessCheck, timeoutMs: number): Promise<DependencyReadiness> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<Readiness>((resolve) => {
    timer = setTimeout(() => resolve({ ready: false, detail: `no answer within ${timeoutMs} ms` }), timeoutMs);
  });
  const answer = (async () => check())().catch((error: unknown) => ({ ready: false, detail: messageOf(error) }));
  try {
    return { name, ...(await Promise.race([answer, tooLate])) };
  } finally {
    clearTimeout(timer);
  }
}

/** Node's connection failures to several addresses have no message of their own. */
function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.message !== '') return error.message;
  return 'code' in error ? String(error.code) : error.name;
}

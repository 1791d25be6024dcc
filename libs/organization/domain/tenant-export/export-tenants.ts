import type { Clock } from '@tokenledger/shared/time';

import type { TenantId } from '../tenant-id';
import type { ExportFile, TenantExport, TenantExports } from './tenant-export';
import { EXPORT_KEPT_MS } from './tenant-export';

/** Where the files of exports lie. */
export interface ExportArchive {
  /**
   * Writes everything that is stored of the organisation into one file. Until it is whole the file has another name; what
   * a process left half-done is thrown away.
   * @param onProgress is told now and then; what it throws ends the writing
   */
  write(
    wanted: TenantExport,
    onProgress: (writtenRows: bigint, expectedRows: bigint) => Promise<void>,
  ): Promise<Omit<ExportFile, 'expiresAt'> & { readonly rows: bigint }>;
  /** Resolves where there is no such file, too. */
  discard(tenant: TenantId, id: string): Promise<void>;
}

/** Hears of what happens to exports; nothing needs to. */
export interface ExportObserver {
  finished(wanted: TenantExport): void;
  failed(wanted: TenantExport, error: unknown): void;
}

export interface TenantExporterPorts {
  readonly exports: TenantExports;
  readonly archive: ExportArchive;
  readonly observer: ExportObserver;
  readonly clock: Clock;
}

/** Writes the exports that were asked for, one a turn, and lets go of files whose time is over. */
export class TenantExporter {
  constructor(private readonly ports: TenantExporterPorts) {}

  hasWork(): Promise<boolean> {
    return this.ports.exports.hasWork(this.ports.clock.now());
  }

  async turn(): Promise<'worked' | 'idle'> {
    const { exports, archive, clock } = this.ports;
    const overdue = await exports.overdue(clock.now());
    for (const { tenant, id } of overdue) {
      // In this order: a process that dies in between leaves a file that is still known of.
      await archive.discard(tenant, id);
      await exports.expire(tenant, id);
    }
    const wanted = await exports.next();
    if (wanted === undefined) return overdue.length > 0 ? 'worked' : 'idle';
    await this.write(wanted);
    return 'worked';
  }

  /** A failure is told to whoever asked, who asks again: an export that starts by itself days later is of use to nobody. */
  private async write(wanted: TenantExport): Promise<void> {
    const { exports, archive, observer, clock } = this.ports;
    const { tenant, id } = wanted;
    try {
      const { rows, ...file } = await archive.write(wanted, (written, expected) =>
        exports.progress(tenant, id, written, expected),
      );
      const now = clock.now();
      await exports.finish(tenant, id, rows, { ...file, expiresAt: new Date(now.getTime() + EXPORT_KEPT_MS) }, now);
      observer.finished(wanted);
    } catch (error) {
      observer.failed(wanted, error);
      await archive.discard(tenant, id);
      await exports.fail(tenant, id, error instanceof Error ? error.message : String(error), clock.now());
    }
  }
}

import { WorkLoop } from '@tokenledger/metering/data';
import { PostgresTenantExports } from '@tokenledger/organization/data';
import { TenantExporter } from '@tokenledger/organization/domain';
import type { Logger } from '@tokenledger/shared/telemetry';

import { type ExportParts, exportArchive } from '../../wiring/export-archive';
import { PostgresLeadership } from '../postgres-leadership';

export interface ExportLoopParts extends ExportParts {
  readonly log: Logger;
}

/** Writes the exports of organisations that were asked for; one process of all that run this does it at a time. */
export function createExportLoop({ log, ...parts }: ExportLoopParts): WorkLoop {
  const exporter = new TenantExporter({
    exports: new PostgresTenantExports(parts.postgres),
    archive: exportArchive(parts),
    observer: {
      finished: ({ tenant, id }) => log.info('an organisation was taken out', { tenant, exportId: id }),
      failed: ({ tenant, id }, error) => log.error('an export failed', { tenant, exportId: id, error }),
    },
    clock: parts.clock,
  });
  return new WorkLoop({
    hasWork: () => exporter.hasWork(),
    worker: exporter,
    leadership: new PostgresLeadership(parts.postgres, 'organization-exports'),
    onFailure: (error) => log.warn('exports cannot be asked for at the moment', { error }),
  });
}

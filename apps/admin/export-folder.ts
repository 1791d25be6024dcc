import { copyFile, rename, rm } from 'node:fs/promises';

import { exportFilePath, verifyExport } from '@tokenledger/organization/data';

import type { ExportFolder } from './tenant-commands';

/** @param folder undefined where nothing says where exports lie */
export function exportFolderAt(folder: string | undefined): ExportFolder {
  return {
    fileOf: (tenant, id) => (folder === undefined ? undefined : exportFilePath(folder, tenant, id)),
    async copy(from, to) {
      try {
        await copyFile(from, `${to}.partial`);
        await rename(`${to}.partial`, to);
        return undefined;
      } catch (error) {
        await rm(`${to}.partial`, { force: true });
        return error instanceof Error ? error.message : String(error);
      }
    },
    verify: verifyExport,
  };
}

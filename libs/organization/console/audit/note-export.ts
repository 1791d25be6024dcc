import { inject } from '@angular/core';
import { Router } from '@angular/router';
import { changeApi } from '@tokenledger/shared/console-api';
import type { MadeFile } from '@tokenledger/shared/ui';

import { NoteExportDocument } from '../operations';

/** Tells the audit log of files that pages make of what they show: which, where and how many lines. In an injection context. */
export function noteExports(): (file: MadeFile) => Promise<boolean> {
  const note = changeApi(NoteExportDocument);
  const router = inject(Router);
  return async ({ name, rows }) => {
    const noted = await note({ input: { name, rows, page: router.url.slice(0, LONGEST_PAGE) } });
    return noted.done && noted.data.noteExport.__typename === 'ExportNoted';
  };
}

/** As the API takes it; the beginning says which page it was. */
const LONGEST_PAGE = 2_000;

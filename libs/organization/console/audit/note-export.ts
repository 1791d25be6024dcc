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
    const cut = { name: name.slice(0, LONGEST_NAME), page: router.url.slice(0, LONGEST_PAGE) };
    const noted = await note({ input: { ...cut, rows } });
    return noted.done && noted.data.noteExport.__typename === 'ExportNoted';
  };
}

/** As the API takes them; the beginnings say what it was. */
const [LONGEST_NAME, LONGEST_PAGE] = [200, 2_000];

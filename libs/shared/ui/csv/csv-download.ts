import { DOCUMENT, inject, InjectionToken, Service } from '@angular/core';

import { translator } from '../language/translator';
import { Toasts } from '../overlays/toasts';
import { downloadCsv } from './csv';

/** A file that a page made of what it shows. */
export interface MadeFile {
  readonly name: string;
  /** Lines without the headings. */
  readonly rows: number;
}

/**
 * Is told of a file before the browser gets it, so that what leaves is known; false: that could not be, and the file stays.
 * Nobody is told unless the console says who.
 */
export const NOTE_EXPORT = new InjectionToken<(file: MadeFile) => Promise<boolean>>('NOTE_EXPORT', {
  factory: () => () => Promise.resolve(true),
});

/** Hands out files of what a page shows. Files that the API makes are noted there. */
@Service()
export class CsvDownload {
  private readonly document = inject(DOCUMENT);
  private readonly note = inject(NOTE_EXPORT);
  private readonly toasts = inject(Toasts);
  private readonly translate = translator('ui.csvDownload');

  /** @param rows lines of it, without the headings */
  async save(name: string, csv: string, rows: number): Promise<void> {
    if (await this.note({ name, rows })) downloadCsv(this.document, name, csv);
    else this.toasts.show({ text: this.translate()('notNoted') });
  }
}

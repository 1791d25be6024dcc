import { computed, inject, type Signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { TranslocoService } from '@jsverse/transloco';

/** Finds the text of a key and fills in its values. */
export type Translate = (key: string, values?: Readonly<Record<string, unknown>>) => string;

/**
 * Texts for what a class computes, such as the headers of a table's columns, in an injection context. Another function
 * once other texts are there: whatever reads the signal follows a change of language, also while texts are on their way.
 * @param prefix of all keys: `ingestion.page.keys`
 */
export function translator(prefix: string): Signal<Translate> {
  const texts = inject(TranslocoService);
  const loaded = toSignal(texts.selectTranslation());
  return computed(() => {
    loaded();
    return (key, values) => texts.translate<string>(`${prefix}.${key}`, values);
  });
}

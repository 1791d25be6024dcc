import { inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { TranslocoService } from '@jsverse/transloco';

/** A text by its whole key, in the reader's language. */
export type Words = (key: string, values?: Readonly<Record<string, unknown>>) => string;

/**
 * Texts for what is no template, such as the columns of a table, in an injection context. Whatever is computed from them
 * follows a change of language when the texts have come, not before: keys are never shown.
 */
export function injectWords(): Words {
  const texts = inject(TranslocoService);
  const loaded = toSignal(texts.selectTranslation());
  return (key, values) => {
    loaded();
    return texts.translate<string>(key, values);
  };
}

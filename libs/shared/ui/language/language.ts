import { DOCUMENT } from '@angular/common';
import { computed, effect, inject, Service, signal } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';

import { StoredChoice } from '../storage/stored-choice';

/** Languages of the console, by BCP 47 tag, in the order in which they are offered; each names itself. */
export const LANGUAGES = [
  { tag: 'en', name: 'English' },
  { tag: 'zh-CN', name: '简体中文' },
] as const;

export type LanguageTag = (typeof LANGUAGES)[number]['tag'];

const TAGS: readonly LanguageTag[] = LANGUAGES.map(({ tag }) => tag);

/** The language of texts, numbers and dates: chosen here before, else the browser's, else English. */
@Service()
export class Language {
  private readonly texts = inject(TranslocoService);
  private readonly document = inject(DOCUMENT);
  private readonly stored = new StoredChoice('tokenledger.language', TAGS);
  private readonly chosen = signal<LanguageTag>(this.stored.read() ?? preferred(this.document.defaultView?.navigator));

  readonly tag = this.chosen.asReadonly();
  /** For `Intl`: numbers and dates as the language's readers write them. */
  readonly locale = computed(() => (this.chosen() === 'en' ? 'en-US' : 'zh-CN'));

  constructor() {
    effect(() => {
      const tag = this.chosen();
      this.texts.setActiveLang(tag);
      // Now, beside everything else, and not when the first page needs them; that page tells where they cannot be had.
      this.texts.load(tag).subscribe({ error: () => undefined });
      this.document.documentElement.lang = tag;
    });
  }

  choose(tag: LanguageTag): void {
    this.chosen.set(tag);
    this.stored.write(tag);
  }
}

function preferred(navigator: Navigator | undefined): LanguageTag {
  const wanted = navigator?.languages ?? [];
  const [first] = wanted.flatMap((tag) =>
    tag.startsWith('zh') ? ['zh-CN' as const] : tag.startsWith('en') ? ['en' as const] : [],
  );
  return first ?? 'en';
}

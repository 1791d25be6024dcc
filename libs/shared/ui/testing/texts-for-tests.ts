import type { ModuleWithProviders } from '@angular/core';
import { TranslocoTestingModule } from '@jsverse/transloco';

/** English texts, there from the first moment: for tests of components that show some. @param chinese to switch to */
export function textsForTests(texts: object, chinese?: object): ModuleWithProviders<TranslocoTestingModule> {
  const langs = chinese === undefined ? { en: texts } : { en: texts, 'zh-CN': chinese };
  return TranslocoTestingModule.forRoot({
    langs,
    translocoConfig: { availableLangs: Object.keys(langs), defaultLang: 'en' },
    preloadLangs: true,
  });
}

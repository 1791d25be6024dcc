import { TestBed } from '@angular/core/testing';
import { TranslocoService, TranslocoTestingModule } from '@jsverse/transloco';

import { translator } from './translator';

describe('translator', () => {
  it('speaks the language that is active, with values filled in', async () => {
    const module = TranslocoTestingModule.forRoot({
      langs: { en: { keys: { made: 'made {{ age }}' } }, zh: { keys: { made: '{{ age }}创建' } } },
      translocoConfig: { availableLangs: ['en', 'zh'], defaultLang: 'en', reRenderOnLangChange: true },
      preloadLangs: true,
    });
    TestBed.configureTestingModule({ imports: [module] });
    const translate = TestBed.runInInjectionContext(() => translator('keys'));
    await Promise.resolve();
    expect(translate()('made', { age: 'today' })).toBe('made today');
    TestBed.inject(TranslocoService).setActiveLang('zh');
    await new Promise((resolve) => setTimeout(resolve));
    expect(translate()('made', { age: '今天' })).toBe('今天创建');
  });
});

import { Service } from '@angular/core';
import type { Translation, TranslocoLoader } from '@jsverse/transloco';

/** One language's texts are fetched when somebody reads that language; they are built into hashed files. */
@Service()
export class TextsLoader implements TranslocoLoader {
  async getTranslation(tag: string): Promise<Translation> {
    return tag === 'zh-CN' ? (await import('./zh-cn')).ZH_CN : (await import('./en')).EN;
  }
}

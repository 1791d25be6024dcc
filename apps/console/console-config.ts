import { type ApplicationConfig, inject, isDevMode, provideAppInitializer } from '@angular/core';
import { provideRouter, withComponentInputBinding, withInMemoryScrolling } from '@angular/router';
import { provideTransloco } from '@jsverse/transloco';
import { noteExports, ViewerSession } from '@tokenledger/organization/console';
import { provideConsoleApi } from '@tokenledger/shared/console-api';
import { LANGUAGES, NOTE_EXPORT } from '@tokenledger/shared/ui';

import { ROUTES } from './routes';
import { TextsLoader } from './texts/texts-loader';

export const consoleConfig: ApplicationConfig = {
  providers: [
    provideRouter(ROUTES, withComponentInputBinding(), withInMemoryScrolling({ scrollPositionRestoration: 'enabled' })),
    provideTransloco({
      config: {
        availableLangs: LANGUAGES.map(({ tag }) => tag),
        defaultLang: 'en',
        reRenderOnLangChange: true,
        prodMode: !isDevMode(),
      },
      loader: TextsLoader,
    }),
    provideConsoleApi(),
    { provide: NOTE_EXPORT, useFactory: noteExports },
    provideAppInitializer(() => inject(ViewerSession).findAhead()),
  ],
};

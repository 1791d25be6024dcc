import { bootstrapApplication } from '@angular/platform-browser';

import { consoleConfig } from './console-config';
import { Console } from './console';
import { fetchAhead } from './fetch-ahead';
import { ROUTES } from './routes';

fetchAhead(ROUTES, location.pathname);
bootstrapApplication(Console, consoleConfig).catch((error: unknown) => {
  // Nothing is on the page yet that could tell of it.
  document.body.textContent = `TokenLedger's console could not start: ${String(error)}`;
});

import { inject } from '@angular/core';
import { type CanActivateFn, Router } from '@angular/router';

import { ViewerSession } from './viewer-session';

/**
 * Lets only those in whom the API knows; others sign in first and come back to where they wanted to go. Where the API
 * cannot be asked, the page opens and says so itself.
 */
export const signedInOnly: CanActivateFn = async (_route, state) => {
  const session = inject(ViewerSession);
  const router = inject(Router);
  if (session.viewer() !== undefined) return true;
  if ((await session.find()) !== 'nobody') return true;
  return router.createUrlTree(['/sign-in'], { queryParams: state.url === '/' ? {} : { then: state.url } });
};

import type { Routes } from '@angular/router';
import { signedInOnly } from '@tokenledger/organization/console';

export const ROUTES: Routes = [
  {
    path: 'sign-in',
    loadComponent: () => import('@tokenledger/organization/console/pages').then(({ SignIn }) => SignIn),
  },
  {
    path: '',
    loadComponent: () => import('./shell/shell').then(({ Shell }) => Shell),
    canActivate: [signedInOnly],
    children: [
      { path: '', pathMatch: 'full', redirectTo: 'overview' },
      { path: '**', loadComponent: () => import('./shell/not-found').then(({ NotFound }) => NotFound) },
    ],
  },
];

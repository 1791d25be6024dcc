import type { Routes } from '@angular/router';
import { signedInOnly } from '@tokenledger/organization/console';

/** Every page is fetched when it is first opened. */
export const ROUTES: Routes = [
  {
    path: 'sign-in',
    loadComponent: () => import('@tokenledger/organization/console/sign-in').then(({ SignIn }) => SignIn),
  },
  {
    path: '',
    loadComponent: () => import('./shell/shell').then(({ Shell }) => Shell),
    canActivate: [signedInOnly],
    children: [
      { path: '', pathMatch: 'full', redirectTo: 'overview' },
      {
        path: 'overview',
        loadComponent: () => import('@tokenledger/metering/console/overview').then(({ Overview }) => Overview),
      },
      {
        path: 'explore',
        loadComponent: () => import('@tokenledger/metering/console/explore').then(({ Explore }) => Explore),
      },
      {
        path: 'units',
        loadComponent: () => import('@tokenledger/metering/console/units').then(({ Units }) => Units),
      },
      {
        path: 'flows',
        loadComponent: () => import('@tokenledger/metering/console/flows').then(({ FlowsPage }) => FlowsPage),
      },
      {
        path: 'unallocated',
        loadComponent: () => import('@tokenledger/metering/console/unallocated').then(({ Unallocated }) => Unallocated),
      },
      {
        path: 'calls',
        loadComponent: () => import('@tokenledger/metering/console/calls').then(({ Calls }) => Calls),
      },
      {
        path: 'calls/:id',
        loadComponent: () => import('@tokenledger/metering/console/call').then(({ CallPage }) => CallPage),
      },
      {
        path: 'prices',
        loadComponent: () => import('@tokenledger/pricing/console/prices-page').then(({ PricesPage }) => PricesPage),
        children: [
          { path: '', pathMatch: 'full', redirectTo: 'unpriced' },
          {
            path: 'unpriced',
            loadComponent: () => import('@tokenledger/pricing/console/unpriced').then(({ Unpriced }) => Unpriced),
          },
          {
            path: 'rerating',
            loadComponent: () =>
              import('@tokenledger/pricing/console/rerating').then(({ ReratingPage }) => ReratingPage),
          },
          {
            path: 'lists',
            loadComponent: () =>
              import('@tokenledger/pricing/console/price-lists').then(({ PriceListsPage }) => PriceListsPage),
          },
          {
            path: 'rates',
            loadComponent: () => import('@tokenledger/pricing/console/rates').then(({ RatesPage }) => RatesPage),
          },
          {
            path: 'contracts',
            loadComponent: () =>
              import('@tokenledger/pricing/console/contracts').then(({ ContractsPage }) => ContractsPage),
          },
        ],
      },
      {
        path: 'checks',
        loadComponent: () => import('@tokenledger/metering/console/checks').then(({ Checks }) => Checks),
      },
      {
        path: 'ingestion',
        loadComponent: () =>
          import('@tokenledger/ingestion/console/ingestion-page').then(({ IngestionPage }) => IngestionPage),
      },
      {
        path: 'directory',
        loadComponent: () =>
          import('@tokenledger/organization/console/directory').then(({ DirectoryPage }) => DirectoryPage),
      },
      {
        path: 'rules',
        loadComponent: () => import('@tokenledger/attribution/console/rules').then(({ RulesPage }) => RulesPage),
      },
      {
        path: 'members',
        loadComponent: () => import('@tokenledger/organization/console/members').then(({ Members }) => Members),
      },
      {
        path: 'organisation',
        loadComponent: () =>
          import('@tokenledger/organization/console/organisation').then(({ OrganisationPage }) => OrganisationPage),
      },
      {
        path: 'audit',
        loadComponent: () => import('@tokenledger/organization/console/audit').then(({ Audit }) => Audit),
      },
      {
        path: 'account',
        loadComponent: () => import('@tokenledger/organization/console/account').then(({ Account }) => Account),
      },
      { path: '**', loadComponent: () => import('./shell/not-found').then(({ NotFound }) => NotFound) },
    ],
  },
];

import type { Routes } from '@angular/router';

import { fetchAhead } from './fetch-ahead';

describe('fetchAhead', () => {
  const fetched: string[] = [];
  const page = (name: string) => () => {
    fetched.push(name);
    return Promise.reject(new Error('offline'));
  };
  const ROUTES: Routes = [
    { path: 'sign-in', loadComponent: page('sign-in') },
    {
      path: '',
      loadComponent: page('frame'),
      children: [
        { path: '', pathMatch: 'full', redirectTo: 'overview' },
        { path: 'overview', loadComponent: page('overview') },
        { path: 'calls', loadComponent: page('calls') },
        { path: 'calls/:id', loadComponent: page('call') },
        {
          path: 'prices',
          loadComponent: page('prices'),
          children: [
            { path: '', pathMatch: 'full', redirectTo: 'unpriced' },
            { path: 'unpriced', loadComponent: page('unpriced') },
            { path: 'lists', loadComponent: page('lists') },
          ],
        },
        { path: '**', loadComponent: page('not found') },
      ],
    },
  ];

  beforeEach(() => {
    fetched.length = 0;
  });

  it.each([
    ['/overview?range=today#top', ['frame', 'overview']],
    ['/', ['frame', 'overview']],
    ['/calls', ['frame', 'calls']],
    ['/calls/7f3a', ['frame', 'call']],
    ['/prices', ['frame', 'prices', 'unpriced']],
    ['/prices/lists', ['frame', 'prices', 'lists']],
    ['/sign-in', ['sign-in']],
    ['/nowhere', ['frame']],
  ])('opens %s with %j', (address, expected) => {
    fetchAhead(ROUTES, address);
    expect(fetched).toEqual(expected);
  });
});

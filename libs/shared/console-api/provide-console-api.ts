import { provideHttpClient, withFetch } from '@angular/common/http';
import { type EnvironmentProviders, inject, makeEnvironmentProviders } from '@angular/core';
import { InMemoryCache } from '@apollo/client';
import { provideApollo } from 'apollo-angular';
import { HttpLink } from 'apollo-angular/http';

/** Where the API answers; the console is served from the same origin, and signs in by cookie. */
const GRAPHQL_URL = '/graphql';

/** Apollo Client over the console's own origin. */
export function provideConsoleApi(): EnvironmentProviders {
  return makeEnvironmentProviders([
    provideHttpClient(withFetch()),
    provideApollo(() => ({
      link: inject(HttpLink).create({ uri: GRAPHQL_URL }),
      cache: new InMemoryCache({
        // A row of figures belongs to its question; only what has an id of its own is one thing wherever it is shown.
        typePolicies: { Query: { fields: { call: { keyArgs: ['id'] } } } },
      }),
    })),
  ]);
}

import type { DynamicModule } from '@nestjs/common';
import {
  accessOf,
  type Principal,
  READ_KEY_ACCESS,
  tenantId,
  type UserPrincipal,
} from '@tokenledger/organization/domain';
import { createGraphqlApp, type GraphqlApp } from '@tokenledger/shared/graphql';
import { silentLogger } from '@tokenledger/shared/telemetry';

export const acmeUser: UserPrincipal = {
  kind: 'user',
  tenant: tenantId('acme'),
  userId: 'user-1',
  email: 'anna@acme.example',
  sessionId: 'session-1',
  roles: [],
  access: accessOf([{ role: 'owner', scope: 'organisation' }]),
};
export const globexUser: UserPrincipal = { ...acmeUser, tenant: tenantId('globex'), userId: 'user-2' };
export const acmeKey: Principal = {
  kind: 'read-key',
  tenant: tenantId('acme'),
  keyId: 'k-acme',
  access: READ_KEY_ACCESS,
};

export interface GraphqlAnswer {
  readonly data?: { readonly [question: string]: unknown } | null;
  readonly errors?: readonly { readonly message: string; readonly extensions: { readonly code: string } }[];
}

export interface GraphqlUnderTest {
  readonly app: GraphqlApp;
  ask(query: string, variables?: object, reader?: Principal): Promise<GraphqlAnswer>;
}

/** Resolvers behind GraphQL on a free port, asked by whom the test says. */
export async function startGraphql(module: DynamicModule): Promise<GraphqlUnderTest> {
  let reader: Principal = acmeUser;
  const app = await createGraphqlApp({
    modules: [module],
    authenticate: () => Promise.resolve(reader),
    logger: silentLogger,
    newErrorId: () => 'err_1',
  });
  const url = `http://127.0.0.1:${await app.listen(0, '127.0.0.1')}/graphql`;
  return {
    app,
    async ask(query, variables = {}, asking = acmeUser) {
      reader = asking;
      const headers = { 'content-type': 'application/json' };
      const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query, variables }) });
      return (await response.json()) as GraphqlAnswer;
    },
  };
}

import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { GraphQLModule } from '@nestjs/graphql';
import type { Logger } from '@tokenledger/shared/telemetry';

import { EdgeFailureFilter } from '../errors/edge-failure-filter';
import { errorFormatter, type FailureReporter } from '../errors/error-answers';
import type { GraphqlLimits } from '../limits/graphql-limits';
import { limitQueryShape } from '../limits/limit-query-shape';
import { refuseAbsentOperations } from '../limits/refuse-absent-operations';
import { type Authenticate, authenticatedContext } from './authenticated-context';
import { DeadlineInterceptor } from './deadline-interceptor';
import { PermissionGuard } from './permission-guard';
import { requestTelemetry } from './request-telemetry';

export const GRAPHQL_PATH = '/graphql';

export interface GraphqlModuleOptions {
  readonly modules: readonly DynamicModule[];
  readonly authenticate: Authenticate;
  readonly report: FailureReporter;
  readonly limits: GraphqlLimits;
  readonly graphiql: boolean;
  readonly logger: Logger;
}

/** The contexts' modules behind one GraphQL endpoint. */
@Module({})
export class GraphqlAppModule {
  static with(options: GraphqlModuleOptions): DynamicModule {
    return {
      module: GraphqlAppModule,
      imports: [GraphQLModule.forRoot<ApolloDriverConfig>(driverConfig(options)), ...options.modules],
      providers: [
        { provide: APP_GUARD, useClass: PermissionGuard },
        { provide: APP_INTERCEPTOR, useValue: new DeadlineInterceptor(options.limits.deadlineMs) },
        { provide: APP_FILTER, useValue: new EdgeFailureFilter(options.report) },
      ],
    };
  }
}

function driverConfig({ authenticate, report, limits, graphiql, logger }: GraphqlModuleOptions): ApolloDriverConfig {
  return {
    driver: ApolloDriver,
    path: GRAPHQL_PATH,
    autoSchemaFile: true,
    // By default every start asks the schema about itself; Apollo checks it, and a test compares it with the committed one.
    buildSchemaOptions: { skipCheck: true },
    context: authenticatedContext(authenticate),
    formatError: errorFormatter(report),
    // Our own mapping is the only one.
    autoTransformHttpErrors: false,
    includeStacktraceInErrorResponses: false,
    // Whoever may read may know what can be read: the context refuses everybody else before.
    introspection: true,
    graphiql,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    parseOptions: { maxTokens: limits.maxTokens },
    validationRules: [limitQueryShape(limits), refuseAbsentOperations],
    plugins: [requestTelemetry()],
    logger: logger.child({ part: 'apollo' }),
  };
}

import type { DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { listenOnPort, type Logger } from '@tokenledger/shared/telemetry';
import type { SiteHandler } from '@tokenledger/shared/web-site';
import { lexicographicSortSchema, printSchema } from 'graphql';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';

import { failureReporter } from '../errors/error-answers';
import { DEFAULT_GRAPHQL_LIMITS, type GraphqlLimits } from '../limits/graphql-limits';
import type { Authenticate } from './authenticated-context';
import { answerBodyErrors } from './body-errors';
import { GRAPHQL_PATH, GraphqlAppModule } from './graphql-app.module';
import { NestLog } from './nest-log';
import { measureRequests } from './request-telemetry';

export interface GraphqlAppOptions {
  /** Of the contexts: their resolvers and controllers. */
  readonly modules: readonly DynamicModule[];
  readonly authenticate: Authenticate;
  readonly logger: Logger;
  /** Runs the rest of each request, so that `authenticate` can set something for it; runs it as it is unless given. */
  readonly around?: (rest: () => void) => void;
  /** Serves GraphiQL to browsers at the endpoint; not in production. Off unless true. */
  readonly graphiql?: boolean;
  /** Whether people open it by https: then their browsers never come by http again. Not unless true. */
  readonly isHttps?: boolean;
  /** Pages for browsers on the same origin; none unless given. */
  readonly site?: SiteHandler;
  readonly limits?: Partial<GraphqlLimits>;
  /**
   * Proxies whose `X-Forwarded-For` is believed: addresses, networks such as `10.0.0.0/8`, or `loopback`, `linklocal`,
   * `uniquelocal`. None unless given: a client's address is that of its connection.
   */
  readonly trustedProxies?: readonly string[];
  /** Names failures; random unless given. */
  readonly newErrorId?: () => string;
}

export interface GraphqlApp {
  /** The schema as text, sorted: the same text for the same schema. */
  schema(): string;
  /** What is answered beside GraphQL, as `POST /auth/session`: those who look for holes know where to look. */
  readonly routes: readonly string[];
  /**
   * Answers `POST /graphql`, and what the modules' controllers answer.
   * @returns the port listened on
   * @throws PortInUseError
   */
  listen(port: number, host: string): Promise<number>;
  /** Answers what was asked, then stops. */
  close(): Promise<void>;
}

/** Milliseconds within which a client must have sent its headers, and its whole request. */
const HEADERS_TIMEOUT_MS = 10_000;
const REQUEST_TIMEOUT_MS = 30_000;

/** One GraphQL endpoint over the contexts' modules, ready to listen; the same in every process that serves it. */
export async function createGraphqlApp(options: GraphqlAppOptions): Promise<GraphqlApp> {
  const limits = { ...DEFAULT_GRAPHQL_LIMITS, ...options.limits };
  const {
    modules,
    authenticate,
    logger,
    graphiql = false,
    isHttps = false,
    trustedProxies = [],
    site,
    around,
  } = options;
  const report = failureReporter(options);
  const app = await NestFactory.create<NestExpressApplication>(
    GraphqlAppModule.with({ modules, authenticate, report, limits, graphiql, logger }),
    { bodyParser: false, abortOnError: false, logger: new NestLog(logger.child({ part: 'nest' })) },
  );
  app.disable('x-powered-by');
  app.set('trust proxy', trustedProxies.length === 0 ? false : [...trustedProxies]);
  app.use(neverGuessed);
  if (isHttps) app.use(onlyByHttps);
  if (site !== undefined) app.use(site);
  app.use(GRAPHQL_PATH, measureRequests);
  app.useBodyParser('json', { limit: limits.maxBodyBytes });
  app.use(answerBodyErrors(report, limits.maxBodyBytes, GRAPHQL_PATH));
  // After the body was read: its events would lose what is set for the request.
  if (around !== undefined) app.use((_request: unknown, _response: unknown, next: () => void) => around(next));
  await app.init();
  return {
    schema: () => `${printSchema(lexicographicSortSchema(app.get(GraphQLSchemaHost).schema))}\n`,
    routes: routesOf(app),
    listen: (port, host) => listenOnPort(hardened(app.getHttpServer()), { port, host, purpose: 'the GraphQL API' }),
    close: () => app.close(),
  };
}

/** No browser takes an answer for a page or a script because of what is in it, nor shows it within another site. */
function neverGuessed(_request: IncomingMessage, response: ServerResponse, next: () => void): void {
  response.setHeader('x-content-type-options', 'nosniff');
  response.setHeader('x-frame-options', 'DENY');
  next();
}

/** A year, as browsers remember it anew with each answer. Only for this host: others of the domain are not ours to speak for. */
function onlyByHttps(_request: IncomingMessage, response: ServerResponse, next: () => void): void {
  response.setHeader('strict-transport-security', 'max-age=31536000');
  next();
}

/** As far as Express itself knows. */
interface Router {
  readonly stack: readonly {
    readonly route?: { readonly path: string; readonly stack: readonly { readonly method: string }[] };
  }[];
}

function routesOf(app: NestExpressApplication): readonly string[] {
  const { router } = app.getHttpAdapter().getInstance() as { readonly router: Router };
  return router.stack.flatMap(({ route }) =>
    route === undefined ? [] : route.stack.map(({ method }) => `${method.toUpperCase()} ${route.path}`),
  );
}

function hardened(server: Server): Server {
  server.headersTimeout = HEADERS_TIMEOUT_MS;
  server.requestTimeout = REQUEST_TIMEOUT_MS;
  return server;
}

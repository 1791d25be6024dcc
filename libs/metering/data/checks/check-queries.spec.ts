import type { ChecksRequest } from '@tokenledger/metering/domain';
import { tenantId } from '@tokenledger/organization/domain';
import type { ClickHouseQuery } from '@tokenledger/shared/clickhouse';

import {
  avoidedCountsQuery,
  disagreeingCallsQuery,
  notComparedQuery,
  outsideCallsQuery,
  reportedCostsQuery,
  uninstrumentedQuery,
} from './check-queries';
import { answerShapesQuery, namedModelsQuery, servedModelsQuery } from './integrity-queries';

const acme = tenantId('acme');
const hostile = "'; DROP TABLE usage_events; --";
const request: ChecksRequest = {
  from: new Date('2026-03-10T00:00:00Z'),
  to: new Date('2026-03-11T00:00:00Z'),
  filter: { team: [hostile] },
};

const QUERIES: readonly (readonly [string, ClickHouseQuery])[] = [
  ['avoided counts', avoidedCountsQuery(acme, request)],
  ['reported costs', reportedCostsQuery(acme, request, 100)],
  ['reported costs that are not compared', notComparedQuery(acme, request)],
  ['disagreeing calls', disagreeingCallsQuery(acme, request, 20)],
  ['uninstrumented spend', uninstrumentedQuery(acme, request, 200)],
  ['calls that were seen from outside', outsideCallsQuery(acme, request)],
  ['served models', servedModelsQuery(acme, request, 1_000)],
  ['calls that name both models', namedModelsQuery(acme, request)],
  ['answer shapes', answerShapesQuery(acme, request, 100)],
];

describe('check queries', () => {
  it.each(QUERIES)('ask for %s like this', (_name, { text }) => {
    expect(text).toMatchSnapshot();
  });

  it.each(QUERIES)('bind every value of %s and put none into the text', (_name, { text, params }) => {
    expect(text).not.toContain('DROP');
    expect(text).toContain('tenant_id = {tenant:String}');
    expect(params).toMatchObject({ tenant: 'acme', to: 1773187200, filter_team: [hostile] });
  });
});

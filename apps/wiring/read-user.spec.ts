import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { renderViewGrants } from '@tokenledger/shared/clickhouse';

import { TENANT_VIEWS } from './tenant-views';

const infra = (path: string) => readFileSync(join(__dirname, '../../infra', path), 'utf8');

/** What stands under a service's name in the compose file. */
function serviceOf(compose: string, name: string): string {
  return new RegExp(`^ {2}${name}:\\n((?: {3,}.*\\n|\\n)+)`, 'm').exec(compose)?.[1] ?? '';
}

describe('the read user of ClickHouse', () => {
  const users = infra('clickhouse/users.d/tokenledger-api.xml');
  const compose = infra('compose/docker-compose.yml');
  const database = /CLICKHOUSE_DATABASE: (\w+)/.exec(compose)?.[1] ?? '';

  it('is granted every view that is made, and nothing else', () => {
    const granted = [...users.matchAll(/<query>(.*)<\/query>/g)].map(([, grant]) => grant);
    expect(granted).toEqual(renderViewGrants(database, TENANT_VIEWS));
    expect(users).not.toMatch(/access_management|named_collection_control|GRANT [^S]|GRANT .*\*/);
  });

  it('may change nothing, and not its own limits', () => {
    expect(users).toContain('<readonly>2</readonly>');
    for (const limit of ['max_memory_usage', 'max_execution_time']) {
      expect(users).toContain(`<${limit}><const/></${limit}>`);
    }
  });

  it('is not there without a password', () => {
    // Without `optional` a variable that is not set would leave an empty element: a user whom everybody is.
    expect(users).toContain('<password from_env="CLICKHOUSE_API_PASSWORD" optional="true"/>');
    expect(serviceOf(compose, 'clickhouse')).toContain('CLICKHOUSE_API_PASSWORD: ${CLICKHOUSE_API_PASSWORD:?');
  });

  it('is who the API is in Compose, which changes no schema then', () => {
    const api = serviceOf(compose, 'api');
    expect(api).toContain('CLICKHOUSE_USER: tokenledger_api\n');
    expect(api).toContain('CLICKHOUSE_PASSWORD: ${CLICKHOUSE_API_PASSWORD:?');
    expect(api).toContain("MIGRATE: 'false'\n");
    expect(api).toContain('processor: { condition: service_healthy }');
    expect(serviceOf(compose, 'clickhouse')).toContain('/users.d/tokenledger-api.xml:ro');
    for (const other of ['collector', 'processor']) {
      expect(serviceOf(compose, other)).toContain('*settings');
      expect(serviceOf(compose, other)).not.toMatch(/CLICKHOUSE_|MIGRATE/);
    }
  });
});

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { startApi } from './testing/api-under-test';

const SCHEMA_FILE = join(__dirname, 'schema.graphql');
const REWRITE = process.env['WRITE_SCHEMA'] === '1';

/** What clients are built against: a change is reviewed here. `WRITE_SCHEMA=1 npx jest apps/api/schema` writes it. */
it('serves the schema that is committed', async () => {
  const { app } = await startApi();
  await app.close();
  if (REWRITE) writeFileSync(SCHEMA_FILE, app.schema());
  expect(app.schema()).toBe(readFileSync(SCHEMA_FILE, 'utf8'));
});

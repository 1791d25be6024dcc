import { AUDIT_ACTIONS } from '@tokenledger/organization/domain';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const CONSOLE_WORDS = join(__dirname, '../../libs/organization/console/audit/audit-words.ts');

/** The console, which is built without the server's code, offers a list of its own to look for. */
it('every action that is recorded can be looked for in the console', () => {
  const [, list = ''] = /AUDIT_ACTIONS = \[([^\]]*)\]/.exec(readFileSync(CONSOLE_WORDS, 'utf8')) ?? [];
  const offered = [...list.matchAll(/'([^']+)'/g)].map(([, action]) => action);
  expect(offered.sort()).toEqual([...AUDIT_ACTIONS].sort());
});

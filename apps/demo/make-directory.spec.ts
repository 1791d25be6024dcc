import { chargedUnits, localDay } from '@tokenledger/organization/domain';
import { InMemoryDirectories } from '@tokenledger/organization/testing';

import { makeDirectory } from './make-directory';
import { DEMO_TENANT } from './make-organisation';

describe('the directory of the demo', () => {
  it('knows what calls name, and has data science in another cost centre from twelve days ago on', async () => {
    const directories = new InMemoryDirectories();
    await makeDirectory(directories, { now: new Date('2026-03-22T12:00:00Z'), days: 60 });
    const directory = await directories.read(DEMO_TENANT);
    const path = (named: object, day: string) => chargedUnits(directory, named, localDay(day)).map(({ id }) => id);
    expect(path({ team: 'data-science' }, '2026-03-09')).toEqual(['CC-1400', 'data-science']);
    expect(path({ team: 'data-science' }, '2026-03-10')).toEqual(['CC-1100', 'data-science']);
    const support = { costCenter: 'CC-1200 Customers', team: 'support', project: 'people-desk' };
    expect(path(support, '2026-02-01')).toEqual(['CC-1200', 'support', 'people-desk']);
  });
});

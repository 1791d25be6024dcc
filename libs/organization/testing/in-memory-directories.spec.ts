import { tenantId } from '@tokenledger/organization/domain';

import { itKeepsTheDirectoriesContract } from './directories-contract';
import { InMemoryDirectories } from './in-memory-directories';

describe('directories in memory', () => {
  itKeepsTheDirectoriesContract(tenantId('acme'), tenantId('globex'), () => Promise.resolve(new InMemoryDirectories()));
});

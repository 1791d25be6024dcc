import { tenantId } from '@tokenledger/organization/domain';

import { itKeepsTheDirectoriesContract } from './directories-contract';
import { InMemoryDirectories } from './in-memory-directories';
import { itKeepsThePlacedServicesContract } from './placed-services-contract';

describe('directories in memory', () => {
  const [acme, globex] = [tenantId('acme'), tenantId('globex')];
  itKeepsTheDirectoriesContract(acme, globex, () => Promise.resolve(new InMemoryDirectories()));
  itKeepsThePlacedServicesContract(acme, globex, () => {
    const directories = new InMemoryDirectories();
    return Promise.resolve({ directories, services: directories.services });
  });
});

import { tenantId } from '@tokenledger/organization/domain';

import { itKeepsTheAuditLogContract } from './audit-log-contract';
import { InMemoryAuditLog } from './in-memory-audit-log';

describe('the audit log in memory', () => {
  itKeepsTheAuditLogContract(tenantId('acme'), tenantId('globex'), () => Promise.resolve(new InMemoryAuditLog()));
});

import { AccessKeyEntity } from './access-key.entity';
import { Organization1764000000001 } from './migrations/1764000000001-organization';
import { TenantEntity } from './tenant.entity';
import { UserEntity } from './user.entity';

export { TypeOrmAccessKeys } from './type-orm-access-keys';
export { TypeOrmTenants } from './type-orm-tenants';

/** What this context adds to the data source. */
export const ORGANIZATION_ENTITIES = [TenantEntity, UserEntity, AccessKeyEntity];
export const ORGANIZATION_MIGRATIONS = [Organization1764000000001];

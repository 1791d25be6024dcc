import { AccessKeyEntity } from './access-key.entity';
import { Organization1764000000001 } from './migrations/1764000000001-organization';
import { OrganizationSessions1764000000010 } from './migrations/1764000000010-organization-sessions';
import { SessionEntity } from './session.entity';
import { TenantEntity } from './tenant.entity';
import { UserEntity } from './user.entity';

export { TypeOrmAccessKeys } from './type-orm-access-keys';
export { TypeOrmSessions } from './type-orm-sessions';
export { TypeOrmSignInAttempts } from './type-orm-sign-in-attempts';
export { TypeOrmTenants } from './type-orm-tenants';
export { TypeOrmUsers } from './type-orm-users';

/** What this context adds to the data source. */
export const ORGANIZATION_ENTITIES = [TenantEntity, UserEntity, AccessKeyEntity, SessionEntity];
export const ORGANIZATION_MIGRATIONS = [Organization1764000000001, OrganizationSessions1764000000010];

import type { StoredScope } from './access/stored-scope';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'organization_access_keys' })
export class AccessKeyEntity {
  @PrimaryColumn({ type: 'text', name: 'key_id' })
  keyId!: string;

  @Column({ type: 'text' })
  kind!: 'ingestion' | 'read';

  @Column({ type: 'text', name: 'tenant_id' })
  tenantId!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'bytea', name: 'secret_hash' })
  secretHash!: Buffer;

  @Column({ type: 'bytea', name: 'signing_key', nullable: true })
  signingKey!: Buffer | null;

  @Column({ type: 'timestamptz', name: 'created_at' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', name: 'expires_at', nullable: true })
  expiresAt!: Date | null;

  @Column({ type: 'text', name: 'scope_kind' })
  scopeKind!: StoredScope['scope_kind'];

  @Column({ type: 'text', name: 'scope_unit' })
  scopeUnit!: string;

  @Column({ type: 'text', name: 'owner_team', nullable: true })
  ownerTeam!: string | null;

  @Column({ type: 'text', name: 'owner_project', nullable: true })
  ownerProject!: string | null;

  @Column({ type: 'text', name: 'owner_cost_center', nullable: true })
  ownerCostCenter!: string | null;

  @Column({ type: 'timestamptz', name: 'revoked_at', nullable: true })
  revokedAt!: Date | null;

  @Column({ type: 'timestamptz', name: 'last_used_at', nullable: true })
  lastUsedAt!: Date | null;
}

import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'organization_tenants' })
export class TenantEntity {
  @PrimaryColumn({ type: 'text' })
  id!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text', name: 'time_zone' })
  timeZone!: string;

  @Column({ type: 'text', name: 'reporting_currency' })
  reportingCurrency!: string;

  @Column({ type: 'text' })
  status!: 'active' | 'suspended';

  @Column({ type: 'timestamptz', name: 'created_at' })
  createdAt!: Date;
}

import type { TenantView } from './tenant-view';

/** Stands where the password belongs. Unquoted, so that ClickHouse refuses it rather than takes it for one. */
export const PASSWORD_TO_WRITE = 'A_PASSWORD_OF_YOUR_OWN';

/**
 * What a user's settings must be to read with: nothing is changed by it, and settings of a query are taken, since the
 * client sends some with each, but for the limits that keep one question from taking the server down.
 */
const SETTINGS = ['readonly = 2', 'max_memory_usage = 8000000000 CONST', 'max_execution_time = 60 CONST'];

/** Both are plain identifiers: nothing is quoted. */
export interface ReadUser {
  readonly name: string;
  /** Where the views are. */
  readonly database: string;
}

/** Statements for whoever may make users. They may be run again, after an upgrade that brings views say. */
export function renderReadUser({ name, database }: ReadUser, views: readonly TenantView[]): readonly string[] {
  return [
    `CREATE USER IF NOT EXISTS ${name} IDENTIFIED WITH sha256_password BY ${PASSWORD_TO_WRITE} SETTINGS ${SETTINGS.join(', ')}`,
    ...renderViewGrants(database, views).map((grant) => `${grant} TO ${name}`),
  ];
}

/** All that a user needs who asks for organisations: the views read their tables with the rights of whoever made them. */
export function renderViewGrants(database: string, views: readonly TenantView[]): readonly string[] {
  return views.map(({ name }) => `GRANT SELECT ON ${database}.${name}`);
}

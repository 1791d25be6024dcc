import type { Result } from '@tokenledger/shared/result';

import type { Actor } from './audit';
import type { Tenant, TenantStatus } from './tenant';
import type { TenantId } from './tenant-id';

/** From the wish of an owner that the organisation be deleted until it is: time to take it back, in milliseconds. */
export const DELETION_GRACE_MS = 7 * 86_400_000;

/** Longest name of an organisation, in characters. */
export const LONGEST_ORGANISATION_NAME = 100;

/** A deletion that was asked for and can still be taken back. */
export interface TenantDeletion {
  /** As they were called then. */
  readonly requestedBy: string;
  readonly requestedAt: Date;
  /** From then on it is removed; not while the organisation is suspended, when nobody of it could take that back. */
  readonly dueAt: Date;
}

/**
 * What becomes of organisations as a whole. What is changed is in the audit log together with the change; every method throws
 * where the store fails.
 */
export interface TenantLife {
  /** @returns false where there is no such organisation, or it is called so already */
  rename(tenant: TenantId, name: string, by: Actor, at: Date): Promise<boolean>;
  /**
   * Suspended, nobody of it signs in, no session goes on, and every key is refused within seconds. Resumed, a deletion
   * that was asked for has all of its days again (`DELETION_GRACE_MS`).
   * @returns false where there is no such organisation, it is so already, or it is being removed
   */
  setStatus(tenant: TenantId, status: TenantStatus, by: Actor, at: Date): Promise<boolean>;
  deletion(tenant: TenantId): Promise<TenantDeletion | undefined>;
  /** @returns false where it was asked for before */
  requestDeletion(tenant: TenantId, by: Actor, at: Date): Promise<boolean>;
  /** @returns false where there is none, or it is being carried out */
  cancelDeletion(tenant: TenantId, by: Actor, at: Date): Promise<boolean>;
}

export type NameProblem = 'empty' | 'too-long';

/** @returns the name as it is kept */
export function organisationName(text: string): Result<string, NameProblem> {
  const name = text.trim();
  if (name === '') return { ok: false, error: 'empty' };
  return name.length > LONGEST_ORGANISATION_NAME ? { ok: false, error: 'too-long' } : { ok: true, value: name };
}

/** Whether somebody typed the name of the organisation that they want to be deleted. */
export function namesOrganisation(typed: string, { name }: Pick<Tenant, 'name'>): boolean {
  return typed.trim().normalize('NFC') === name.trim().normalize('NFC');
}

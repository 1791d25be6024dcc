import { type CanActivate, type ExecutionContext, Injectable, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { GqlExecutionContext, type GqlContextType } from '@nestjs/graphql';

import { ForbiddenError } from '../errors/request-refused-error';
import type { GraphqlContext } from './current-reader';

const NEEDED = 'tokenledger:permission';

/** Whoever asks, as far as permissions go. */
export interface PermittedReader {
  readonly kind: string;
  readonly access: { readonly permissions: ReadonlySet<string> };
}

/**
 * Which permission a question or a change needs. Each names one: what names none is answered to nobody.
 * @typeParam Permission the names that the organisation's context gives
 */
export function Needs<Permission extends string>(permission: Permission): MethodDecorator {
  return SetMetadata(NEEDED, permission);
}

/** Lets a question or a change through where whoever asks may; fields below it are what it answers. */
@Injectable()
export class PermissionGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  /** @throws ForbiddenError where they may not */
  canActivate(execution: ExecutionContext): boolean {
    // Controllers ask for the credential, and for what it may, themselves.
    if (execution.getType<GqlContextType>() !== 'graphql') return true;
    const handler = execution.getHandler();
    const needed = this.reflector.get<string | undefined>(NEEDED, handler);
    if (needed === undefined) throw new Error(`${handler.name} does not say which permission it needs`);
    const { reader } = GqlExecutionContext.create(execution).getContext<Partial<GraphqlContext>>();
    demandPermission(reader as PermittedReader, needed);
    return true;
  }
}

/**
 * For controllers, which no guard stands before.
 * @throws ForbiddenError where whoever asks may not
 */
export function demandPermission<Permission extends string>(
  { kind, access }: PermittedReader,
  needed: Permission,
): void {
  if (access.permissions.has(needed)) return;
  throw new ForbiddenError(kind === 'user' ? refusedToRole(needed) : refusedToProgram(needed));
}

function refusedToRole(needed: string): string {
  return `your role does not include ${needed}: ask an owner or a platform administrator of your organisation`;
}

function refusedToProgram(needed: string): string {
  return needed.endsWith('.read')
    ? `this read key does not include ${needed}: use one of the whole organisation, or sign in to the console`
    : 'a read key only reads: sign in to the console to change this';
}

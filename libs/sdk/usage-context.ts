import { AsyncLocalStorage } from 'node:async_hooks';

/** Who a model call is made for. Each value at most 256 characters; empty ones are left out. */
export interface UsageOwner {
  readonly team?: string;
  readonly project?: string;
  readonly costCenter?: string;
  readonly user?: string;
  /** The product feature that makes the call. */
  readonly feature?: string;
  /** For whom the service works, where that is not its owner: see `withOriginator`. */
  readonly originatingTeam?: string;
  readonly originatingProject?: string;
  readonly originatingCostCenter?: string;
}

/** Attribute of each owner field on the wire: OpenTelemetry's name where it has one. */
export const OWNER_ATTRIBUTES: Readonly<Record<keyof UsageOwner, string>> = {
  team: 'team.id',
  project: 'project.id',
  costCenter: 'service.instance.cost_center.id',
  user: 'user.id',
  feature: 'tokenledger.feature',
  originatingTeam: 'tokenledger.originator.team',
  originatingProject: 'tokenledger.originator.project',
  originatingCostCenter: 'tokenledger.originator.cost_center',
};

const OWNER_FIELDS = Object.keys(OWNER_ATTRIBUTES) as (keyof UsageOwner)[];
const MAX_VALUE_CHARACTERS = 256;

/** Its own storage, not OpenTelemetry's baggage: baggage leaves with every outgoing request, to the model provider too. */
const currentOwner = new AsyncLocalStorage<UsageOwner>();

/**
 * Runs `run` so that model calls started in it, however deep and asynchronous, belong to `owner`.
 *
 * Nested contexts add to the outer one, and the inner value wins. An owner attribute that the span itself carries wins over both.
 * Needs `UsageSpanProcessor` (or `startUsageTelemetry`, which installs it).
 */
export function withUsageContext<Result>(owner: UsageOwner, run: () => Result): Result {
  return currentOwner.run({ ...currentOwner.getStore(), ...givenValues(owner) }, run);
}

export function activeUsageOwner(): UsageOwner | undefined {
  return currentOwner.getStore();
}

/** @returns attribute name and value of each field that is given */
export function toOwnerAttributes(owner: UsageOwner): [name: string, value: string][] {
  const given = givenValues(owner);
  return OWNER_FIELDS.flatMap((field): [string, string][] => {
    const value = given[field];
    return value === undefined ? [] : [[OWNER_ATTRIBUTES[field], value]];
  });
}

/** A host may pass anything at run time: what is not text is left out instead of failing the call it decorates. */
function givenValues(owner: UsageOwner): UsageOwner {
  const given: { -readonly [F in keyof UsageOwner]: UsageOwner[F] } = {};
  for (const field of OWNER_FIELDS) {
    const value: unknown = (owner as Readonly<Record<string, unknown>> | undefined)?.[field];
    if (typeof value === 'string' && value !== '') given[field] = value.slice(0, MAX_VALUE_CHARACTERS);
  }
  return given;
}

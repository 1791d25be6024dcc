import { MAX_OWNER_CHARACTERS, OWNER_ATTRIBUTES, type RuleCondition } from '@tokenledger/attribution/domain';
import { type Directory, holdsOn, type LocalDay, type Placement } from '@tokenledger/organization/domain';

import type { CauseKey, SuggestedOwner, UnallocatedFix } from './unallocated-spend';

/** What the directory had in the range. */
export interface DirectoryInRange {
  readonly directory: Directory;
  readonly first: LocalDay;
  readonly last: LocalDay;
}

type DirectoryFix = Extract<UnallocatedFix, { readonly kind: 'directory' }>;
type SenderFix = Extract<UnallocatedFix, { readonly kind: 'sender' }>;

/**
 * What can be done about a cause, the most worth a try first.
 *
 * Where the directory has the service, booked calls need only be brought to it. Else a rule comes first: it is one step, and
 * reaches booked calls too; the sender where it writes what nobody can read. An owner of a key stands before all rules, so it is no
 * fix for what a service or an agent tells.
 */
export function fixesOf(
  cause: CauseKey,
  known: DirectoryInRange,
  /** Keys that bring calls of other causes as well: a rule for one would take those too. */
  shared: ReadonlySet<string> = new Set(),
): readonly UnallocatedFix[] {
  const { reason, service, agent, ingestionKey } = cause;
  const place = service === null ? undefined : placeOf(service, known);
  const owner = place?.fix.owner ?? (service === null ? undefined : namesakeOf(service, known));
  const isOfSharedKey = service === null && agent === null && ingestionKey !== null && shared.has(ingestionKey);
  const ruled = isOfSharedKey ? [] : ruleFix(cause, owner);
  // Calls from before it stood anywhere are the directory's by no means: a rule reaches them.
  const decided = place === undefined ? ruled : place.coversAll ? [place.fix] : [place.fix, ...ruled];
  const sender = senderFix(cause, owner);
  const isFoundByKey = service === null && agent === null && ingestionKey !== null;
  const keyOwner: UnallocatedFix[] = isFoundByKey ? [{ kind: 'key-owner', keyId: ingestionKey }] : [];
  return reason === 'unreadable-metadata' ? [sender, ...decided, ...keyOwner] : [...decided, ...keyOwner, sender];
}

/** Rules compare names as they are read: what is no name, no rule takes. */
function ruleFix({ service, agent, ingestionKey }: CauseKey, owner: SuggestedOwner | undefined): UnallocatedFix[] {
  const [subject, value] =
    service !== null
      ? (['service', service] as const)
      : agent !== null
        ? (['agent', agent] as const)
        : (['key', ingestionKey] as const);
  if (value === null || value.length > MAX_OWNER_CHARACTERS) return [];
  const condition: RuleCondition = { subject, operator: 'equals', values: [value] };
  return [{ kind: 'rule', conditions: [condition], owner }];
}

/** The project that has the service on the last day of the range, and whether all days of the range are the directory's. */
function placeOf(
  service: string,
  { directory, first, last }: DirectoryInRange,
): { readonly fix: DirectoryFix; readonly coversAll: boolean } | undefined {
  const unit = directory.named('service', service);
  const placements = unit === undefined ? [] : directory.placementsOf(unit);
  const placement = placements.find((one) => holdsOn(one, last));
  const placed = placement && directory.unit(placement.parent);
  if (placement === undefined || placed === undefined || placed.kind !== 'project') return undefined;
  const since = placement.from > first ? placement.from : undefined;
  const owner = { level: 'project', id: placed.id, name: placed.name } as const;
  return { fix: { kind: 'directory', owner, since }, coversAll: reachesBack(placements, placement, first) };
}

/** Whether the service stood in some project on every day from the first to that placement. */
function reachesBack(placements: readonly Placement[], { from }: Placement, first: LocalDay): boolean {
  if (from <= first) return true;
  const before = placements.find(({ until }) => until === from);
  return before !== undefined && reachesBack(placements, before, first);
}

/** A project that answers to the name of a service. */
function namesakeOf(service: string, { directory }: DirectoryInRange): SuggestedOwner | undefined {
  const namesake = directory.named('project', service);
  return namesake && { level: 'project', id: namesake.id, name: namesake.name };
}

/** The first name of each: those that OpenTelemetry's resources and this ledger's guides use. */
const [TEAM, PROJECT, SERVICE] = [OWNER_ATTRIBUTES.team[0], OWNER_ATTRIBUTES.project[0], OWNER_ATTRIBUTES.service[0]];

function senderFix({ service }: CauseKey, owner: SuggestedOwner | undefined): SenderFix {
  const attributes = [
    ...(service === null ? [{ name: SERVICE ?? '', value: null }] : []),
    ...(owner === undefined
      ? [
          { name: TEAM ?? '', value: null },
          { name: PROJECT ?? '', value: null },
        ]
      : [{ name: PROJECT ?? '', value: owner.id }]),
  ];
  const pairs = attributes.map(({ name, value }) => `${name}=${value === null ? toReplace(name) : encoded(value)}`);
  return { kind: 'sender', attributes, line: `OTEL_RESOURCE_ATTRIBUTES="${pairs.join(',')}"` };
}

/** `YOUR_TEAM` for `team.id`: nobody takes it for a name. */
function toReplace(attribute: string): string {
  return `YOUR_${(attribute.split('.')[0] ?? '').toUpperCase()}`;
}

/** As W3C Baggage has it, which the variable follows; what is left means nothing to a shell between double quotes. */
function encoded(value: string): string {
  const escape = (character: string): string => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
  return encodeURIComponent(value.toWellFormed()).replace(/[!'()*]/g, escape);
}

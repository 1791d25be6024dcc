import {
  type CallFacts,
  DIRECTORY_ID,
  evidenceOf,
  type OwnerRules,
  type RuleVerdict,
} from '@tokenledger/attribution/domain';

import { originatorIn, withoutShown, withShown } from './originators';
import { type CallOwner, OWNER_DIMENSIONS, type OwnerDimension, type UsageReading } from '../ledger/usage-reading';

const RULE_LEVEL = 'rule';
/** Where the directory has the service of a call. */
const DIRECTORY_EVIDENCE = 'directory:service';

/**
 * A reading with the owner that attribution rules give it, else the directory, where telemetry names none. What telemetry names stands, and what
 * rules said of it before is forgotten: the outcome depends on the facts and the rules alone.
 *
 * @param before what stood of the call; kept where the rules ask for an attribute that was not kept of it
 */
export function ownReading(reading: UsageReading, rules: OwnerRules, before?: CallOwner): UsageReading {
  const shown = before ?? reading.owner;
  const stated = statedOwner(reading.owner);
  const ofTenant = rules.rulesOf(reading.tenant);
  if (stated.unallocatedReason === undefined) return withOwner(reading, withShown(stated, shown));
  const verdict = ofTenant.decide(callFactsOf(reading));
  if (verdict.outcome === 'undecidable') return withOwner(reading, withShown(decidedAs(stated, shown), shown));
  return withOwner(reading, withShown(ownerBy(stated, verdict, ofTenant.revision), shown));
}

/** Whether the rules ask something of a call that was not kept of it, before any of them decides. */
export function isUndecidable(reading: UsageReading, rules: OwnerRules): boolean {
  if (statedOwner(reading.owner).unallocatedReason === undefined) return false;
  return rules.rulesOf(reading.tenant).decide(callFactsOf(reading)).outcome === 'undecidable';
}

/** What telemetry alone says of who owns a call. */
export function statedOwner(decided: CallOwner): CallOwner {
  const owner = withoutShown(decided);
  const { rule, unallocatedReason } = owner;
  const isStated = (dimension: OwnerDimension): boolean => !isOfRule(owner.evidence[dimension]);
  // A process that does not know the directory as an owner drops the rule, and leaves what it named.
  if (rule === undefined && OWNER_DIMENSIONS.every(isStated)) {
    return unallocatedReason === undefined || TELEMETRY_REASONS.has(unallocatedReason)
      ? owner
      : { ...owner, unallocatedReason: 'no-metadata' };
  }
  return {
    values: pick(owner.values, isStated),
    evidence: pick(owner.evidence, isStated),
    unallocatedReason: rule?.statedReason ?? 'no-metadata',
    ...originatorIn(owner),
  };
}

/** The owner that telemetry states, with what rules said of another, or of it before. */
export function decidedAs(stated: CallOwner, decided: CallOwner): CallOwner {
  const { rule, unallocatedReason } = decided;
  if (stated.unallocatedReason === undefined) return stated;
  if (rule === undefined) return { ...stated, unallocatedReason: unallocatedReason ?? stated.unallocatedReason };
  const isOfTheRule = (dimension: OwnerDimension): boolean => isOfRule(decided.evidence[dimension]);
  return {
    values: { ...stated.values, ...pick(decided.values, isOfTheRule) },
    evidence: { ...stated.evidence, ...pick(decided.evidence, isOfTheRule) },
    unallocatedReason: undefined,
    rule: { ...rule, statedReason: stated.unallocatedReason },
    ...originatorIn(stated),
  };
}

/** What is known without rules; anything else is what rules say, and is worked out anew. */
const TELEMETRY_REASONS: ReadonlySet<string> = new Set(['no-metadata', 'unreadable-metadata']);

function ownerBy(
  stated: CallOwner,
  verdict: Exclude<RuleVerdict, { readonly outcome: 'undecidable' }>,
  revision: number,
): CallOwner {
  const statedReason = stated.unallocatedReason ?? 'no-metadata';
  if (verdict.outcome === 'unowned') {
    const mapped = verdict.reason ?? statedReason;
    return { ...stated, unallocatedReason: statedReason === 'no-metadata' ? mapped : statedReason };
  }
  const { answer } = verdict;
  const id = verdict.outcome === 'owned' ? verdict.rule.id : DIRECTORY_ID;
  const evidence =
    verdict.outcome === 'owned'
      ? evidenceOf({ level: RULE_LEVEL, attribute: `${id}@${revision}` })
      : DIRECTORY_EVIDENCE;
  return {
    values: { ...stated.values, ...answer.owner },
    evidence: { ...stated.evidence, ...Object.fromEntries(Object.keys(answer.owner).map((name) => [name, evidence])) },
    unallocatedReason: undefined,
    rule: { id, revision, purpose: answer.purpose, labels: answer.labels, statedReason },
    ...originatorIn(stated),
  };
}

function callFactsOf(reading: UsageReading): CallFacts {
  const { values } = reading.owner;
  return {
    atMs: Math.floor(reading.startedAtUs / 1000),
    fields: {
      service: values.service,
      environment: values.environment,
      provider: reading.provider,
      model: reading.responseModel ?? reading.requestModel,
      operation: reading.operation,
      key: reading.keyId === '' ? undefined : reading.keyId,
      user: values.user,
      agent: values.agent,
      conversation: values.conversation,
      workspace: reading.workspace,
      apiKey: reading.apiKey,
    },
    attributes: reading.ruleFacts ?? {},
  };
}

function withOwner(reading: UsageReading, owner: CallOwner): UsageReading {
  return owner === reading.owner ? reading : { ...reading, owner };
}

function isOfRule(evidence: string | undefined): boolean {
  return evidence === DIRECTORY_EVIDENCE || evidence?.startsWith(`${RULE_LEVEL}:`) === true;
}

function pick<T extends CallOwner['values']>(given: T, isMeant: (dimension: OwnerDimension) => boolean): T {
  const picked: { [D in OwnerDimension]?: string } = {};
  for (const dimension of OWNER_DIMENSIONS) {
    const value = given[dimension];
    if (value !== undefined && isMeant(dimension)) picked[dimension] = value;
  }
  return picked as T;
}

import { createHash } from 'node:crypto';

import { type AttributionRule, RULE_OWNERS } from './attribution-rule';

/** Names all that rules say, however their store orders what has no order. 64 bits in hex. */
export function digestOfRules(rules: readonly AttributionRule[], timeZone: string): string {
  const said = rules.map(({ id, name, from, until, conditions, result }) => [
    id,
    name,
    from ?? '',
    until ?? '',
    conditions.map(({ subject, operator, values }) => [subject, operator, values]),
    RULE_OWNERS.map((dimension) => result.owner[dimension] ?? ''),
    result.purpose ?? '',
    Object.entries(result.labels).sort(([left], [right]) => (left < right ? -1 : 1)),
  ]);
  return createHash('sha256')
    .update(JSON.stringify([timeZone, said]))
    .digest('hex')
    .slice(0, 16);
}

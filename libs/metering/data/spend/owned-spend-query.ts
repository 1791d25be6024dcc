import type { OwnedSpendQuestion, UnitNames } from '@tokenledger/metering/domain';
import type { LedgerScope } from '@tokenledger/organization/domain';
import type { ClickHouseQuery } from '@tokenledger/shared/clickhouse';

import { ownedConditions, ownedParams } from './owned-rows';
import {
  CURRENCY,
  filterConditions,
  filterParams,
  indented,
  type LedgerRange,
  partOf,
  REPORTED_IN,
  reportedIn,
  inPreviousOf,
  type LedgerRead,
  readConditions,
  readsOf,
  rangeParams,
  SPEND_MEASURES,
  tableOf,
} from './spend-cells';
import { peopleParams } from './shown-people';
import { figuresOf } from './spend-query';
import { chooseSource, columnOf } from './spend-source';

const OWNERS = ['costCenter', 'team', 'project'] as const satisfies readonly (keyof UnitNames)[];
const BELOW_PROJECTS = ['service', 'environment'] as const satisfies readonly (keyof UnitNames)[];

/** What rows are told apart by, in the order of the answer's `name_` columns. */
export function namesOf({ depth }: OwnedSpendQuestion): readonly (keyof UnitNames)[] {
  return depth === 'project' ? OWNERS : [...OWNERS, ...BELOW_PROJECTS];
}

/**
 * The one query behind spend by the directory: every range's rows by what they name and by stretch of days, each from the
 * coarsest source that is exact for it. Which unit they belong to is decided where the directory is.
 */
export function ownedSpendQuery(scope: LedgerScope, question: OwnedSpendQuestion, timeZone: string): ClickHouseQuery {
  const { from, to, compareWith, filter, stretches } = question;
  const ranges = [
    rangeOf(scope, question, { range: { from, to }, prefix: '' }, timeZone),
    ...(compareWith === undefined
      ? []
      : [rangeOf(scope, question, { range: compareWith, prefix: 'previous_' }, timeZone)]),
  ];
  const keys = ['in_previous', 'stretch', ...namesOf(question).map((_, index) => `name_${index}`)];
  const text = [
    'SELECT',
    indented([...keys, ...figuresOf('', undefined)]),
    `FROM (\n${readsOf(ranges)
      .map((read) => cellsOf(scope, question, read))
      .join('\nUNION ALL\n')}\n)`,
    `GROUP BY ${keys.join(', ')}`,
    'SETTINGS do_not_merge_across_partitions_select_final = 1',
  ].join('\n');
  return {
    text,
    params: {
      tenant: scope.tenant,
      ...Object.assign({}, ...ranges.map(rangeParams)),
      stretches: stretches.map((at) => Math.floor(at.getTime() / 1000)),
      ...(ranges.some(({ source }) => source === 'daily') && { rollup_zone: timeZone }),
      ...ownedParams(scope),
      ...peopleParams(scope),
      ...filterParams(filter),
    },
  };
}

function rangeOf(
  scope: LedgerScope,
  question: OwnedSpendQuestion,
  range: Omit<LedgerRange, 'source'>,
  timeZone: string,
): LedgerRange {
  const asked = {
    ...range.range,
    timeZone,
    granularity: 'total',
    groupBy: namesOf(question),
    filter: question.filter,
  } as const;
  return { ...range, source: chooseSource(scope, asked, timeZone) };
}

function cellsOf(scope: LedgerScope, question: OwnedSpendQuestion, read: LedgerRead): string {
  const { source } = read;
  const start = source === 'events' ? 'bucket' : 'period_start';
  const names = namesOf(question).map((name, index) => `${columnOf(name, source)} AS name_${index}`);
  return [
    'SELECT',
    indented([
      `${inPreviousOf(read)} AS in_previous`,
      `roundDown(toUnixTimestamp(${start}), {stretches:Array(UInt32)}) AS stretch`,
      ...names,
      `toString(currency) AS ${CURRENCY}`,
      `toString(${reportedIn(source)}) AS ${REPORTED_IN}`,
      ...SPEND_MEASURES.map((measure) => partOf(measure, source)),
    ]),
    `FROM ${tableOf(source)}`,
    `WHERE ${[...readConditions(read), ...ownedConditions(scope, source), ...filterConditions(question.filter, source, scope.people)].join('\n  AND ')}`,
    `GROUP BY in_previous, stretch, ${names.map((_, index) => `name_${index}`).join(', ')}, ${CURRENCY}, ${REPORTED_IN}`,
    // Readings of which none counts are no spend.
    'HAVING part_calls > 0',
  ].join('\n');
}

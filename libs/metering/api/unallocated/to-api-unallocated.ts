import {
  reportedSpend,
  type SpendFigures,
  type UnallocatedFix,
  type UnallocatedRequest,
  type UnallocatedSpend,
} from '@tokenledger/metering/domain';

import { shareOf } from '../spend/share-of';
import { toApiFreshness, toApiSpendFigures } from '../spend/to-api-spend-report';
import type { UnallocatedCauseType, UnallocatedReportType } from './unallocated-types';

const MOST_KEYS = 20;

export interface Telling {
  /** When the report was made. */
  readonly asOf: Date;
  /** What the organisation reports in. */
  readonly currency: string;
  readonly isLimitedToUnits: boolean;
}

export function toApiUnallocated(
  { from, to }: UnallocatedRequest,
  report: UnallocatedSpend,
  { asOf, currency, isLimitedToUnits }: Telling,
): UnallocatedReportType {
  const amountOf = (figures: SpendFigures): bigint => reportedSpend(figures, currency).cost.amount;
  const told = ({ spend }: { readonly spend: SpendFigures }) => ({
    spend: toApiSpendFigures(spend, currency),
    share: shareOf(amountOf(spend), amountOf(report.total)),
  });
  const { rest } = report;
  return {
    ...{ from, to, isLimitedToUnits },
    all: toApiSpendFigures(report.all, currency),
    total: toApiSpendFigures(report.total, currency),
    shareOfAll: isLimitedToUnits ? null : shareOf(amountOf(report.total), amountOf(report.all)),
    reasons: report.reasons.map((one) => ({ reason: one.reason, causeCount: one.causeCount ?? null, ...told(one) })),
    causes: report.causes.map(({ reason, service, agent, ingestionKey, keys, fixes, ...part }) => ({
      ...{ reason, service, agent, ingestionKey },
      keys: keys.slice(0, MOST_KEYS),
      ...told(part),
      fixes: fixes.map(toApiFix),
    })),
    rest: rest === undefined ? null : { causeCount: rest.causeCount ?? null, ...told(rest) },
    freshness: toApiFreshness(report.freshness, asOf),
  };
}

function toApiFix(fix: UnallocatedFix): UnallocatedCauseType['fixes'][number] {
  switch (fix.kind) {
    case 'directory':
      return { project: { id: fix.owner.id, name: fix.owner.name }, since: fix.since ?? null };
    case 'rule':
      return {
        conditions: fix.conditions.flatMap(({ subject, values }) => values.map((value) => ({ subject, value }))),
        suggestion: fix.owner === undefined ? null : { id: fix.owner.id, name: fix.owner.name },
      };
    case 'key-owner':
      return { keyId: fix.keyId };
    case 'sender':
      return { attributes: fix.attributes.map(({ name, value }) => ({ name, value })), line: fix.line };
  }
}

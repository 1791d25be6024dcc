import { reportedSpend, type SpendFigures, type ToldPlace, type ToldUnit } from '@tokenledger/metering/domain';
import { formatDecimal18 } from '@tokenledger/shared/money';
import { stringify } from 'csv-stringify/sync';

const COLUMNS = [
  'kind',
  'id',
  'name',
  'in_directory',
  'cost_centre',
  'teams',
  'project',
  'service',
  'environment',
  'currency',
  'cost',
  'own_cost',
  'calls',
  'own_calls',
  'tokens',
  'own_tokens',
  'unpriced_calls',
  'unpriced_tokens',
  'calls_in_other_currencies',
] as const;

/**
 * A line a place; the whole organisation first, what it has itself is nobody's. The `own_` columns sum to the whole.
 * @param currency that costs are told in; what was not converted into it is counted, never added, and where nothing was the cost
 *   is empty
 */
export function writeUnitSpendCsv(places: readonly ToldPlace[], currency: string): string {
  const lines = places.map(({ path, own, total }) => {
    const unit = path.at(-1);
    const idsOf = (kind: ToldUnit['kind']) =>
      path
        .filter((one) => one.kind === kind)
        .map(({ id }) => id)
        .join(' / ');
    return [
      unit?.kind ?? 'organisation',
      unit?.id ?? '',
      unit?.name ?? '',
      unit === undefined ? '' : unit.isInDirectory ? 'yes' : 'no',
      ...(['cost-centre', 'team', 'project', 'service', 'environment'] as const).map(idsOf),
      currency,
      costOf(total, currency),
      costOf(own, currency),
      ...[total.calls, own.calls, total.tokens.total, own.tokens.total],
      ...[total.unpriced.calls, total.unpriced.tokens],
      callsElsewhere(total, currency),
    ];
  });
  // Names come from telemetry: none of them may run as a formula in a spreadsheet.
  return stringify(lines, { header: true, columns: [...COLUMNS], escape_formulas: true });
}

/** Empty where calls have no cost in the currency at all: a table that adds up cells would take 0 for known. */
function costOf(figures: SpendFigures, currency: string): string {
  const isKnown = figures.calls === 0n || figures.converted.some((one) => one.currency === currency);
  return isKnown ? formatDecimal18(reportedSpend(figures, currency).cost.amount) : '';
}

function callsElsewhere(figures: SpendFigures, currency: string): bigint {
  const { unconverted, otherwiseReported } = reportedSpend(figures, currency);
  return [...unconverted, ...otherwiseReported].reduce((sum, { calls }) => sum + calls, 0n);
}

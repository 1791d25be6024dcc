import { type Anomaly, ANOMALIES, daysOf } from './generator/anomalies';
import { type CompanyDay, daysUntil } from './generator/calendar';
import { COMPANY } from './generator/company/teams';

export interface FinishedDemo {
  readonly api: URL;
  readonly password: string;
  readonly until: Date;
  readonly days: number;
  /** Seconds. */
  readonly took: number;
}

/** What a person needs to look at the demo, and what there is to find in it. */
export function describeDemo({ api, password, until, days, took }: FinishedDemo): string {
  const shown = daysUntil(until, days);
  const found = Object.values(ANOMALIES).flatMap((anomaly) => describe(anomaly, shown));
  return [
    '',
    `The ledger says what was generated. Ready after ${took} s.`,
    '',
    `  Address    ${api.origin}`,
    `  Sign in    ${COMPANY.email}`,
    `  Password   ${password}   (shown once)`,
    '',
    ...(found.length === 0 ? [] : ['Things to find:', '', ...found, '']),
    'npm run demo -- --remove takes it away again.',
  ].join('\n');
}

function describe(anomaly: Anomaly, shown: readonly CompanyDay[]): readonly string[] {
  const days = daysOf(anomaly, shown);
  const [first] = days;
  return first === undefined ? [] : [`  from ${first.date}  ${anomaly.told}`];
}

import type { CompanyDay } from './calendar';
import type { DemoModel } from './company/models';
import { MODELS } from './company/models';
import { CONTENT_STUDIO, type DemoService, MIGRATION_AGENT, SUPPORT_COPILOT } from './company/services';

const HOUR_MS = 3_600_000;

/** Something that somebody who looks would want to find. `daysAgo` counts back from the present day. */
export interface Anomaly {
  readonly name: string;
  readonly daysAgo: { readonly from: number; readonly to: number };
  readonly told: string;
}

export const ANOMALIES = {
  runawayLoop: {
    name: 'runaway agent loop',
    daysAgo: { from: 12, to: 11 },
    told: `${MIGRATION_AGENT} ran in a loop for six hours from 20:00, in one conversation`,
  },
  dearerModel: {
    name: 'dearer model',
    daysAgo: { from: 34, to: 0 },
    told: `${CONTENT_STUDIO} (marketing) moved to ${MODELS.opus46.name}`,
  },
  brokenCache: {
    name: 'broken prompt cache',
    daysAgo: { from: 52, to: 46 },
    told: `${SUPPORT_COPILOT} read nothing from its prompt cache for a week`,
  },
  nightKey: {
    name: 'key used at night',
    daysAgo: { from: 26, to: 22 },
    told: 'the key of a contractor, used for little by day, called a dear model from 02:00 to 04:00 on five nights',
  },
} as const satisfies Readonly<Record<string, Anomaly>>;

/** Shares of all calls that the two anomalies have which are calls of their own. */
export const LOOP_SHARE = 0.005;
export const NIGHT_KEY_SHARE = 0.004;

/** The local hours of the loop: 20:00 to 02:00. */
export const LOOP_FROM_MS = 20 * HOUR_MS;
export const LOOP_LENGTH_MS = 6 * HOUR_MS;
/** 02:00 to 04:00. */
export const NIGHT_FROM_MS = 2 * HOUR_MS;
export const NIGHT_LENGTH_MS = 2 * HOUR_MS;

/** Which of the last days an anomaly is in; none where the shown time is too short to hold all of it. */
export function daysOf({ daysAgo }: Anomaly, days: readonly CompanyDay[]): readonly CompanyDay[] {
  const last = days.length - 1;
  return daysAgo.from > last ? [] : days.slice(last - daysAgo.from, last - daysAgo.to + 1);
}

/** What the anomalies change of calls that are made anyhow. */
export interface Distortions {
  modelOf(service: DemoService, day: CompanyDay): DemoModel | undefined;
  hasBrokenCache(service: DemoService, day: CompanyDay): boolean;
}

export function distortionsIn(days: readonly CompanyDay[]): Distortions {
  const dearer = new Set(daysOf(ANOMALIES.dearerModel, days).map(({ date }) => date));
  const broken = new Set(daysOf(ANOMALIES.brokenCache, days).map(({ date }) => date));
  return {
    modelOf: ({ name }, { date }) => (name === CONTENT_STUDIO && dearer.has(date) ? MODELS.opus46 : undefined),
    hasBrokenCache: ({ name }, { date }) => name === SUPPORT_COPILOT && broken.has(date),
  };
}

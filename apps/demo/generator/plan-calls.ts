import { ANOMALIES, daysOf, LOOP_SHARE, NIGHT_KEY_SHARE } from './anomalies';
import { attendanceOn, type CompanyDay, isMonthEnd, kindOf } from './calendar';
import { type DemoService, SERVICES } from './company/services';
import { type Workload, WORKLOADS } from './company/workloads';
import type { SeededRandom } from './seeded-random';

const HOUR_MS = 3_600_000;

/** How many calls are made when, by whom: they add up to exactly what was asked for. */
export interface CallPlan {
  /** By day, then by service in the order of `SERVICES`. */
  readonly usual: readonly (readonly number[])[];
  readonly loop: number;
  /** By night. */
  readonly nightKey: readonly number[];
  /** In the hour before the end, so that a fresh demo looks alive at any time of day. */
  readonly lastHour: number;
}

export function planCalls(calls: number, days: readonly CompanyDay[], untilMs: number, random: SeededRandom): CallPlan {
  const loop = daysOf(ANOMALIES.runawayLoop, days).length > 0 ? Math.round(calls * LOOP_SHARE) : 0;
  const nights = daysOf(ANOMALIES.nightKey, days);
  const nightKey = apportion(
    Math.round(calls * (nights.length > 0 ? NIGHT_KEY_SHARE : 0)),
    nights.map(() => 1),
  );
  const lastHour = Math.min(calls, 3 + Math.ceil(calls * 0.0004));
  const rest = Math.max(0, calls - loop - nightKey.reduce((sum, count) => sum + count, 0) - lastHour);
  const weights = days.flatMap((day) => {
    const mood = random.between(0.9, 1.1);
    return SERVICES.map((service) => mood * weightOf(service, day, untilMs, random));
  });
  const counts = apportion(rest, weights);
  const usual = days.map((_, index) => counts.slice(index * SERVICES.length, (index + 1) * SERVICES.length));
  return { usual, loop, nightKey, lastHour };
}

/**
 * Whole parts in the proportion of their weights; they add up to the total exactly.
 * @param weights not all 0, unless the total is
 */
export function apportion(total: number, weights: readonly number[]): readonly number[] {
  const sum = weights.reduce((before, weight) => before + weight, 0);
  let [weightSoFar, given] = [0, 0];
  return weights.map((weight) => {
    weightSoFar += weight;
    const until = sum === 0 ? 0 : Math.min(total, Math.round((total * weightSoFar) / sum));
    const part = until - given;
    given = until;
    return part;
  });
}

/** The hours of a day that are over, as weights; the hour that is going on counts for its part. */
export function hoursUntil(hours: readonly number[], day: CompanyDay, untilMs: number): readonly number[] {
  return hours.map((weight, hour) => {
    const elapsed = (untilMs - day.startMs) / HOUR_MS - hour;
    return weight * Math.min(1, Math.max(0, elapsed));
  });
}

function weightOf(service: DemoService, day: CompanyDay, untilMs: number, random: SeededRandom): number {
  const noise = random.between(0.85, 1.15);
  if (day.position < service.since) return 0;
  const workload: Workload = WORKLOADS[service.workload];
  const whole = sumOf(workload.hours);
  const elapsed = sumOf(hoursUntil(workload.hours, day, untilMs)) / whole;
  return service.share * growthOf(workload, day) * dayFactorOf(service, workload, day) * elapsed * noise;
}

function growthOf({ startsAt }: Workload, { position }: CompanyDay): number {
  return startsAt + (1 - startsAt) * position ** 1.4;
}

function dayFactorOf(service: DemoService, workload: Workload, day: CompanyDay): number {
  if (kindOf(day) !== 'working-day') return workload.weekend;
  if (service.workload === 'month-end') return attendanceOn(day) * (isMonthEnd(day) ? 6 : 0.6);
  return attendanceOn(day);
}

function sumOf(weights: readonly number[]): number {
  return weights.reduce((sum, weight) => sum + weight, 0);
}

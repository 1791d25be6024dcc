import {
  ANOMALIES,
  daysOf,
  distortionsIn,
  LOOP_FROM_MS,
  LOOP_LENGTH_MS,
  NIGHT_FROM_MS,
  NIGHT_LENGTH_MS,
} from './anomalies';
import { daysUntil } from './calendar';
import { MODELS } from './company/models';
import { FIELD_NOTES, MIGRATION_AGENT, serviceNamed, SERVICES } from './company/services';
import type { DemoCall } from './demo-call';
import { evidenceOf } from './evidence';
import { apportion, planCalls } from './plan-calls';
import { SeededRandom } from './seeded-random';
import { callsOf, type DayOfCalls, openSession } from './sessions';
import { type Session, shapeCall } from './shape-call';

export interface DemoRequest {
  readonly seed: number;
  /** Calls in all: exactly so many are made. */
  readonly calls: number;
  /** Days shown, the present one included. */
  readonly days: number;
  /** The present: the last calls are a few minutes before it. */
  readonly until: Date;
}

const MINUTE_MS = 60_000;
/** Clocks differ, and a call takes its time: the newest one is over when it is sent. */
const NEWEST_BEFORE_MS = 2 * MINUTE_MS;
const LAST_HOUR_MS = 55 * MINUTE_MS;

/**
 * Invents the calls of a company, day by day and each day in the order of time.
 *
 * The same request gives the same calls to the last token and id.
 */
export function* generateCalls(request: DemoRequest): Generator<DemoCall> {
  const random = new SeededRandom(request.seed);
  const randomEvidence = new SeededRandom(request.seed + 1);
  const days = daysUntil(request.until, request.days);
  const untilMs = request.until.getTime() - NEWEST_BEFORE_MS;
  const plan = planCalls(request.calls, days, untilMs, random);
  const distortions = distortionsIn(days);
  const loopDay = daysOf(ANOMALIES.runawayLoop, days)[0];
  const nights = daysOf(ANOMALIES.nightKey, days);

  for (const [index, day] of days.entries()) {
    const when: DayOfCalls = { day, untilMs, distortions };
    const calls = SERVICES.flatMap((service, number) =>
      callsOf(service, plan.usual[index]?.[number] ?? 0, when, random),
    );
    if (day === loopDay) calls.push(...runawayLoop(plan.loop, when, random));
    const night = nights.indexOf(day);
    if (night >= 0) calls.push(...nightCalls(plan.nightKey[night] ?? 0, when, random));
    if (index === days.length - 1) calls.push(...lastHour(plan.lastHour, when, random));
    const daysBack = days.length - 1 - index;
    for (const call of calls.sort((a, b) => a.startMs - b.startMs)) {
      yield { ...call, evidence: evidenceOf(call, daysBack, randomEvidence) };
    }
  }
}

/** One conversation that nobody ends: the agent reads its own history again every few seconds. */
function runawayLoop(count: number, when: DayOfCalls, random: SeededRandom): readonly DemoCall[] {
  const fromMs = when.day.startMs + LOOP_FROM_MS;
  const session: Session = {
    ...openSession(serviceNamed(MIGRATION_AGENT), when, fromMs, random),
    model: MODELS.opus46,
  };
  return spread(count, fromMs, LOOP_LENGTH_MS).map((startMs, turn) =>
    shapeCall(session, { startMs, turn, fate: 'answered', isRetry: false }, random),
  );
}

function nightCalls(count: number, when: DayOfCalls, random: SeededRandom): readonly DemoCall[] {
  const fromMs = when.day.startMs + NIGHT_FROM_MS;
  return spread(count, fromMs, NIGHT_LENGTH_MS).map((startMs) => {
    const session: Session = {
      ...openSession(serviceNamed(FIELD_NOTES), when, startMs, random),
      key: 'contractor',
      environment: 'development',
      model: MODELS.opus46,
    };
    return shapeCall(session, { startMs, turn: 0, fate: 'answered', isRetry: false }, random);
  });
}

/** Services that somebody uses at any time of day. */
const ALWAYS_ON = SERVICES.filter(({ workload }) => workload === 'customer-chat' || workload === 'retrieval');

function lastHour(count: number, when: DayOfCalls, random: SeededRandom): readonly DemoCall[] {
  const counts = apportion(
    count,
    ALWAYS_ON.map(({ share }) => share),
  );
  return ALWAYS_ON.flatMap((service, index) =>
    Array.from({ length: counts[index] ?? 0 }, () => {
      const startMs = when.untilMs - random.whole(1, LAST_HOUR_MS);
      return shapeCall(
        openSession(service, when, startMs, random),
        { startMs, turn: 0, fate: 'answered', isRetry: false },
        random,
      );
    }),
  );
}

/** Evenly over a time, in whole milliseconds. */
function spread(count: number, fromMs: number, lengthMs: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => fromMs + Math.floor((index * lengthMs) / count));
}

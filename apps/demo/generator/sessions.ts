import type { Distortions } from './anomalies';
import type { CompanyDay } from './calendar';
import { modelAt } from './company/models';
import type { DemoService } from './company/services';
import { peopleOf } from './company/teams';
import { type Workload, WORKLOADS } from './company/workloads';
import type { DemoCall, DemoEnvironment } from './demo-call';
import { hoursUntil } from './plan-calls';
import type { SeededRandom } from './seeded-random';
import { type CallFate, type Session, shapeCall } from './shape-call';

const HOUR_MS = 3_600_000;
const REFUSED = 0.006;
const TIMED_OUT = 0.005;
const TRUNCATED = 0.009;

/** Where calls lie in time: all are before `untilMs`. */
export interface DayOfCalls {
  readonly day: CompanyDay;
  readonly untilMs: number;
  readonly distortions: Distortions;
}

/** The calls of one service on one day, conversation by conversation; not in the order of time. */
export function callsOf(service: DemoService, count: number, when: DayOfCalls, random: SeededRandom): DemoCall[] {
  const workload: Workload = WORKLOADS[service.workload];
  const hours = hoursUntil(workload.hours, when.day, when.untilMs);
  const calls: DemoCall[] = [];
  while (calls.length < count) {
    const hour = random.weighted(hours);
    const startMs = Math.min(
      when.day.startMs + (hour + random.next()) * HOUR_MS,
      when.untilMs - random.whole(1, 240_000),
    );
    const turns = Math.min(count - calls.length, random.whole(...workload.turns));
    calls.push(...conversation(openSession(service, when, startMs, random), startMs, turns, when.untilMs, random));
  }
  return calls;
}

export function openSession(service: DemoService, when: DayOfCalls, startMs: number, random: SeededRandom): Session {
  const workload: Workload = WORKLOADS[service.workload];
  const { day, distortions } = when;
  return {
    day,
    service,
    environment: environmentOf(service, random),
    key: service.key,
    model: distortions.modelOf(service, day) ?? modelAt(service.lineup, startMs, random),
    user: workload.hasUsers && service.team !== undefined ? random.pick(peopleOf(service.team)) : undefined,
    conversation: workload.turns[1] > 1 ? `conv-${random.hex(16)}` : undefined,
    hasBrokenCache: distortions.hasBrokenCache(service, day),
  };
}

function conversation(
  session: Session,
  firstMs: number,
  turns: number,
  untilMs: number,
  random: SeededRandom,
): readonly DemoCall[] {
  const calls: DemoCall[] = [];
  let atMs = firstMs;
  let hasFailed = false;
  for (let turn = 0; turn < turns; turn += 1) {
    // What would reach beyond the present is moved before it.
    const startMs = Math.floor(Math.min(atMs, untilMs - random.whole(1, 60_000)));
    const fate: CallFate = hasFailed ? 'answered' : fateOf(session, random);
    calls.push(shapeCall(session, { startMs, turn, fate, isRetry: hasFailed }, random));
    hasFailed = fate === 'refused' || fate === 'timeout';
    atMs += hasFailed ? random.whole(2_000, 9_000) : random.whole(15_000, 90_000);
  }
  return calls;
}

function fateOf(session: Session, random: SeededRandom): CallFate {
  const roll = random.next();
  if (roll < REFUSED) return 'refused';
  if (WORKLOADS[session.service.workload].operation === 'embeddings') return 'answered';
  if (roll < REFUSED + TIMED_OUT) return 'timeout';
  return roll < REFUSED + TIMED_OUT + TRUNCATED ? 'truncated' : 'answered';
}

function environmentOf({ workload }: DemoService, random: SeededRandom): DemoEnvironment {
  if (workload === 'coding-agent') return 'development';
  const roll = random.next();
  if (roll < 0.9) return 'production';
  return roll < 0.97 ? 'staging' : 'development';
}

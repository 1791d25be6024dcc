import type { CompanyDay } from './calendar';
import { type DemoModel, MODELS } from './company/models';
import type { DemoService } from './company/services';
import { type Workload, WORKLOADS } from './company/workloads';
import type { DemoCall, DemoEnvironment, DemoKey, DemoTokens } from './demo-call';
import { plainEvidence } from './evidence';
import type { SeededRandom } from './seeded-random';

/** What the calls of one conversation share. */
export interface Session {
  readonly day: CompanyDay;
  readonly service: DemoService;
  readonly environment: DemoEnvironment;
  readonly key: DemoKey;
  readonly model: DemoModel;
  readonly user: string | undefined;
  readonly conversation: string | undefined;
  readonly hasBrokenCache: boolean;
}

/** What became of a call. */
export type CallFate = 'answered' | 'truncated' | 'timeout' | 'refused';

export interface CallMoment {
  readonly startMs: number;
  /** Of the conversation, counting from 0. */
  readonly turn: number;
  readonly fate: CallFate;
  readonly isRetry: boolean;
}

/** Where in the shown time the release was that ordered prompts so that the cache could serve them. */
export const CACHE_RELEASE_AT = 0.55;

/** A conversation's input grows with every turn, up to this many times the first. */
const LARGEST_GROWTH = 4;
/** Below the context of every model: agents shorten their history before. */
const LARGEST_INPUT = 190_000;
const ERROR_TYPES: Readonly<Record<CallFate, string | undefined>> = {
  answered: undefined,
  truncated: undefined,
  timeout: 'timeout',
  refused: 'rate_limit_exceeded',
};

export function shapeCall(session: Session, moment: CallMoment, random: SeededRandom): DemoCall {
  const { service, model } = session;
  const workload: Workload = WORKLOADS[service.workload];
  const tokens = moment.fate === 'refused' ? undefined : tokensOf(session, workload, moment, random);
  const produced = (tokens?.output ?? 0) + (tokens?.reasoning ?? 0);
  return {
    startMs: moment.startMs,
    durationMs: moment.fate === 'timeout' ? 60_000 : Math.round(random.between(180, 900) + produced * 11),
    service,
    environment: session.environment,
    key: session.key,
    model,
    user: session.user,
    agent: service.workload === 'coding-agent' ? service.name : undefined,
    conversation: session.conversation,
    tokens,
    errorType: ERROR_TYPES[moment.fate],
    finishReason: finishReasonOf(moment.fate, workload, model),
    isRetry: moment.isRetry,
    traceId: random.hex(32),
    spanId: random.hex(16),
    responseId: `${model.responsePrefix}${random.hex(24)}`,
    evidence: plainEvidence(model),
  };
}

function tokensOf(session: Session, workload: Workload, moment: CallMoment, random: SeededRandom): DemoTokens {
  const growth = Math.min(LARGEST_GROWTH, 1 + moment.turn * 0.35);
  const asked = Math.round(random.logNormal(workload.inputTokens, 0.55) * growth);
  const input = Math.min(LARGEST_INPUT, Math.max(20, asked));
  const cacheRead = cacheReadOf(session, workload, input, random);
  const cacheWrite = cacheWriteOf(session, workload, input - cacheRead, random);
  const uncachedInput = input - cacheRead - cacheWrite;
  if (workload.operation === 'embeddings')
    return { uncachedInput, cacheRead, cacheWrite, output: undefined, reasoning: 0 };
  if (moment.fate === 'timeout') return { uncachedInput, cacheRead, cacheWrite, output: undefined, reasoning: 0 };
  const produced = Math.max(1, Math.round(random.logNormal(workload.outputTokens, 0.7)));
  const reasoning = Math.floor(produced * session.model.reasoningShare);
  return { uncachedInput, cacheRead, cacheWrite, output: produced - reasoning, reasoning };
}

function cacheReadOf(session: Session, workload: Workload, input: number, random: SeededRandom): number {
  if (session.model.cache === 'none' || session.hasBrokenCache) return 0;
  const [before, after] = workload.cacheable;
  const share = session.day.position < CACHE_RELEASE_AT ? before : after;
  return Math.floor(input * Math.min(0.97, share * random.between(0.8, 1.15)));
}

/** A cache that reads nothing is written again and again: that is what makes it dear. */
function cacheWriteOf(session: Session, workload: Workload, fresh: number, random: SeededRandom): number {
  if (session.model.cache !== 'reads-and-writes') return 0;
  const [before, after] = workload.cacheable;
  const share = session.hasBrokenCache ? after : before;
  return Math.floor(fresh * share * random.between(0.5, 0.9));
}

function finishReasonOf(fate: CallFate, workload: Workload, { provider }: DemoModel): string | undefined {
  if (fate === 'timeout' || fate === 'refused' || workload.operation === 'embeddings') return undefined;
  const isAnthropic = provider === MODELS.haiku45.provider;
  if (fate === 'truncated') return isAnthropic ? 'max_tokens' : 'length';
  return isAnthropic ? 'end_turn' : 'stop';
}

import { createHash } from 'node:crypto';

import { ORIGINATOR_ATTRIBUTES } from '@tokenledger/attribution/domain';
import type { PriceBook } from '@tokenledger/pricing/domain';
import type { FinishedSpan } from '@tokenledger/sdk';

import { callerOf } from '../generator/company/callers';
import { TEAM_THAT_MOVES, TEAMS } from '../generator/company/teams';
import { WORKLOADS } from '../generator/company/workloads';
import {
  type DemoCall,
  type DemoEnvironment,
  type DemoKey,
  inputTokensOf,
  outputTokensOf,
} from '../generator/demo-call';
import { EVIDENCE } from '../generator/evidence';
import { reportedCost } from './reported-cost';
import type { DemoService } from '../generator/company/services';

const CLIENT = 2;
const SAMPLED = 1;
const SERVER = 1;
const STATUS_UNSET = 0;
const STATUS_ERROR = 2;

const OWN_SCOPE = { name: 'halyard-model-client', version: '4.2.0' };
const SECOND_SCOPE = { name: 'opentelemetry.instrumentation.openai_v2', version: '2.4b0' };
const VENDOR_SCOPE = { name: 'com.anthropic.claude-platform' };
const VENDOR_RESOURCE = { attributes: { 'service.name': 'claude-platform' } };
/** A workspace that no service of the company is known to use. */
const WORKSPACES: Readonly<Record<string, string>> = { [EVIDENCE.vendorAlone.service]: 'wrkspc_01Simulation' };

/** A span, and the key that whoever saw it sends with. */
export interface DemoSpan {
  readonly key: DemoKey;
  readonly span: FinishedSpan;
}

/** Makes the spans that those who saw an invented call would have ended. */
export class DemoSpans {
  /** One object for all spans of a process: that is how the exporter groups them. */
  private readonly resources = new Map<string, FinishedSpan['resource']>();

  /** @param book what emitters price with that tell a cost */
  constructor(private readonly book: PriceBook) {}

  spansOf(call: DemoCall): readonly DemoSpan[] {
    return call.evidence.witnesses.map((witness) => {
      if (witness === 'vendor') return { key: 'vendor', span: this.ofVendor(call) };
      return { key: call.key, span: this.ofService(call, witness) };
    });
  }

  private ofService(call: DemoCall, witness: 'service' | 'second-library'): FinishedSpan {
    return {
      ...this.spanOf(call),
      kind: CLIENT,
      spanContext: () => contextOf(call, witness === 'service' ? '' : witness),
      attributes: {
        ...factsOf(call),
        ...ownerOf(call),
        ...(call.errorType !== undefined && { 'error.type': call.errorType }),
        ...(call.isRetry && { 'http.request.resend_count': 1 }),
        ...reportedCost(call, this.book),
      },
      resource: this.resourceOf(call.service, call.environment),
      instrumentationScope: witness === 'service' ? OWN_SCOPE : SECOND_SCOPE,
    };
  }

  /** What the vendor's export tells of a request that it served: neither service nor owner, but where it came from. */
  private ofVendor(call: DemoCall): FinishedSpan {
    return {
      ...this.spanOf(call),
      kind: SERVER,
      spanContext: () => contextOf(call, 'vendor'),
      attributes: {
        ...factsOf(call),
        'anthropic.workspace.id': WORKSPACES[call.service.name] ?? 'wrkspc_01HalyardMain',
      },
      resource: VENDOR_RESOURCE,
      instrumentationScope: VENDOR_SCOPE,
    };
  }

  private spanOf(call: DemoCall): Pick<FinishedSpan, 'name' | 'startTime' | 'endTime' | 'status'> {
    return {
      name: `${WORKLOADS[call.service.workload].operation} ${call.model.name}`,
      startTime: toHrTime(call.startMs),
      endTime: toHrTime(call.startMs + call.durationMs),
      status: { code: call.errorType === undefined ? STATUS_UNSET : STATUS_ERROR },
    };
  }

  private resourceOf(service: DemoService, environment: DemoEnvironment): FinishedSpan['resource'] {
    const name = `${service.name}/${environment}`;
    const known = this.resources.get(name);
    if (known !== undefined) return known;
    const { team, project } = service;
    const resource = {
      attributes: {
        'service.name': service.name,
        'deployment.environment.name': environment,
        ...(team !== undefined && { 'team.id': team }),
        ...(team !== undefined && team !== TEAM_THAT_MOVES && { cost_center: TEAMS[team].costCenter }),
        ...(project !== undefined && { 'project.id': project }),
      },
    };
    this.resources.set(name, resource);
    return resource;
  }
}

function factsOf(call: DemoCall): FinishedSpan['attributes'] {
  return {
    'gen_ai.operation.name': WORKLOADS[call.service.workload].operation,
    'gen_ai.provider.name': call.model.provider,
    'gen_ai.request.model': call.model.name,
    'server.address': call.model.address,
    ...answerOf(call),
    ...usageOf(call),
  };
}

/** A provider that refuses a call answers without a response: there is no id, and no model that answered. */
function answerOf({ evidence, tokens, responseId, finishReason }: DemoCall): FinishedSpan['attributes'] {
  if (tokens === undefined) return {};
  return {
    'gen_ai.response.model': evidence.answeredBy.answersAs,
    'gen_ai.response.id': responseId,
    ...(finishReason !== undefined && { 'gen_ai.response.finish_reasons': [finishReason] }),
  };
}

/** As the conventions count: input includes the cached tokens, output the reasoning, and the total proves it. */
function usageOf({ tokens, model }: DemoCall): FinishedSpan['attributes'] {
  if (tokens === undefined) return {};
  const input = inputTokensOf(tokens);
  return {
    'gen_ai.usage.input_tokens': input,
    ...(model.cache !== 'none' && { 'gen_ai.usage.cache_read.input_tokens': tokens.cacheRead }),
    ...(model.cache === 'reads-and-writes' && { 'gen_ai.usage.cache_creation.input_tokens': tokens.cacheWrite }),
    ...(tokens.output !== undefined && {
      'gen_ai.usage.output_tokens': outputTokensOf(tokens),
      'gen_ai.usage.total_tokens': input + outputTokensOf(tokens),
    }),
    ...(tokens.reasoning > 0 && { 'gen_ai.usage.reasoning.output_tokens': tokens.reasoning }),
  };
}

function ownerOf({ service, traceId, user, agent, conversation }: DemoCall): FinishedSpan['attributes'] {
  const caller = callerOf(service, traceId);
  return {
    ...(caller !== undefined && { [ORIGINATOR_ATTRIBUTES.team]: caller }),
    ...(user !== undefined && { 'user.id': user }),
    ...(agent !== undefined && { 'gen_ai.agent.name': agent }),
    ...(conversation !== undefined && { 'gen_ai.conversation.id': conversation }),
  };
}

function toHrTime(unixMs: number): [seconds: number, nanos: number] {
  return [Math.floor(unixMs / 1_000), (unixMs % 1_000) * 1_000_000];
}

/** A witness beside the service saw the call in a trace of its own. */
function contextOf({ traceId, spanId }: DemoCall, witness: string): ReturnType<FinishedSpan['spanContext']> {
  if (witness === '') return { traceId, spanId, traceFlags: SAMPLED };
  const digest = createHash('md5').update(`${witness} ${traceId} ${spanId}`).digest('hex');
  return { traceId: digest, spanId: digest.slice(0, 16), traceFlags: SAMPLED };
}

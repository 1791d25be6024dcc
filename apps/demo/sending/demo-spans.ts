import type { FinishedSpan } from '@tokenledger/sdk';

import { TEAMS } from '../generator/company/teams';
import { WORKLOADS } from '../generator/company/workloads';
import { type DemoCall, type DemoEnvironment, inputTokensOf, outputTokensOf } from '../generator/demo-call';
import type { DemoService } from '../generator/company/services';

const CLIENT = 2;
const SAMPLED = 1;
const STATUS_UNSET = 0;
const STATUS_ERROR = 2;

/** Makes the span that an instrumentation would have ended for an invented call. */
export class DemoSpans {
  /** One object for all spans of a process: that is how the exporter groups them. */
  private readonly resources = new Map<string, FinishedSpan['resource']>();
  private readonly scope = { name: 'halyard-model-client', version: '4.2.0' };

  spanOf(call: DemoCall): FinishedSpan {
    const { operation } = WORKLOADS[call.service.workload];
    return {
      name: `${operation} ${call.model.name}`,
      kind: CLIENT,
      spanContext: () => ({ traceId: call.traceId, spanId: call.spanId, traceFlags: SAMPLED }),
      startTime: toHrTime(call.startMs),
      endTime: toHrTime(call.startMs + call.durationMs),
      status: { code: call.errorType === undefined ? STATUS_UNSET : STATUS_ERROR },
      attributes: {
        'gen_ai.operation.name': operation,
        'gen_ai.provider.name': call.model.provider,
        'gen_ai.request.model': call.model.name,
        'server.address': call.model.address,
        ...answerOf(call),
        ...usageOf(call),
        ...ownerOf(call),
        ...(call.errorType !== undefined && { 'error.type': call.errorType }),
        ...(call.isRetry && { 'http.request.resend_count': 1 }),
      },
      resource: this.resourceOf(call.service, call.environment),
      instrumentationScope: this.scope,
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
        ...(team !== undefined && { 'team.id': team, cost_center: TEAMS[team].costCenter }),
        ...(project !== undefined && { 'project.id': project }),
      },
    };
    this.resources.set(name, resource);
    return resource;
  }
}

/** A provider that refuses a call answers without a response: there is no id, and no model that answered. */
function answerOf({ model, tokens, responseId, finishReason }: DemoCall): FinishedSpan['attributes'] {
  if (tokens === undefined) return {};
  return {
    'gen_ai.response.model': model.answersAs,
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

function ownerOf({ user, agent, conversation }: DemoCall): FinishedSpan['attributes'] {
  return {
    ...(user !== undefined && { 'user.id': user }),
    ...(agent !== undefined && { 'gen_ai.agent.name': agent }),
    ...(conversation !== undefined && { 'gen_ai.conversation.id': conversation }),
  };
}

function toHrTime(unixMs: number): [seconds: number, nanos: number] {
  return [Math.floor(unixMs / 1_000), (unixMs % 1_000) * 1_000_000];
}

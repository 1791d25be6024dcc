import { type Recording, type ServedCall, toOtlpJson } from '@tokenledger/metering/testing';
import type { Attributes, OtlpRecord, Origin } from '@tokenledger/shared/otlp';

import type { Scenario } from './scenario';

/** Attributes that carry what was asked and answered, offered tools included: the ledger reads none of them. */
const CONTENT =
  /(?:^|\.)(?:messages?|prompts?|completions?|content|text|body|choices?|schema|instructions?|tools?|arguments|parameters|definitions|object|headers|request\.functions?|callSettings|values?|toolCalls|toolChoice|invocation_params|model_parameters|model_config|all_messages|final_result|logfire|code|args|kwargs|description|backstory|goal|result|output|agents|tasks)(?:\.|$)/i;
/** Names that resemble content and are what the ledger reads, or might. */
const NO_CONTENT = /(?:tokens?|usage|cost|model_name|response_model|providerMetadata|finish|status|span\.type)/i;
/** Longer text is content whatever its name says. Characters. */
const MAX_TEXT = 1500;
/** Of resources only what says who sends: the rest describes the machine. */
const RESOURCE = /^(?:service\.name|project|telemetry\.sdk\.|team)/;

/** A recording without anything that was asked or answered, and without addresses of the run. */
export function toRecording(
  scenario: Scenario,
  version: string,
  sent: readonly OtlpRecord[],
  served: readonly ServedCall[],
): Recording {
  return {
    id: scenario.id,
    instrumentation: scenario.instrumentation,
    version,
    loses: scenario.loses,
    served,
    ...toOtlpJson(sent.map(withoutContent)),
  };
}

function withoutContent(record: OtlpRecord): OtlpRecord {
  const { resource, scope } = record.origin;
  const origin = known.get(record.origin) ?? {
    resource: keep(resource, (name) => RESOURCE.test(name)),
    scope: { ...scope, attributes: keep(scope.attributes, isKept) },
  };
  known.set(record.origin, origin);
  return { ...record, origin, attributes: keep(record.attributes, isKept) };
}

/** Records of one resource and scope stay together. */
const known = new WeakMap<Origin, Origin>();

function keep(attributes: Attributes, isWanted: (name: string) => boolean): Attributes {
  const kept = [...attributes].filter(
    ([name, value]) => isWanted(name) && !(typeof value === 'string' && value.length > MAX_TEXT),
  );
  return new Map(kept.map(([name, value]) => [name, typeof value === 'string' ? withoutAddress(value) : value]));
}

function isKept(name: string): boolean {
  return NO_CONTENT.test(name) || !CONTENT.test(name);
}

/** The stand-in's port and the scenario's path differ from run to run. */
function withoutAddress(text: string): string {
  return text.replace(/(https?:\/\/127\.0\.0\.1)[:\d]*\/[^/"\s]+\/(?:plain|retry|error|cut)/g, '$1');
}

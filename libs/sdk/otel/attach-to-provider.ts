import type { UsageSpanProcessor } from '../usage-span-processor';
import type { SpanSampler } from './finished-span';
import { keepsUsage, keepUsage } from './keep-usage';

/** What could be done for a tracer provider that somebody else had built. */
export interface Attachment {
  /** False where its processors cannot be reached: nothing is reported then. */
  readonly attached: boolean;
  /** False where its sampler cannot be reached: spans that it turns down are not reported. */
  readonly keepsUnsampled: boolean;
}

/**
 * Adds our processor to a provider that is running, and wraps its sampler.
 *
 * OpenTelemetry has no call for either since 2.0; this uses the fields that both published lines share, after checking that they
 * are what is expected, and says what it could not do. Building the provider with `UsageSpanProcessor` and `keepUsage` needs
 * none of it.
 */
export function attachToProvider(provider: object, processor: UsageSpanProcessor): Attachment {
  const target = delegateOf(provider);
  return { attached: addProcessor(target, processor), keepsUnsampled: wrapSamplers(target) };
}

/** The api hands out a proxy for the provider that was registered. */
function delegateOf(provider: object): object {
  const delegate: unknown = hasMethod(provider, 'getDelegate') ? provider.getDelegate() : undefined;
  return isObject(delegate) ? delegate : provider;
}

/** True for a provider that records: the api's own default has none of its parts. */
export function isRecordingProvider(provider: object): boolean {
  const target = delegateOf(provider);
  return hasMethod(target, 'addSpanProcessor') || processorsOf(target) !== undefined;
}

function addProcessor(provider: object, processor: UsageSpanProcessor): boolean {
  if (hasMethod(provider, 'addSpanProcessor')) {
    provider.addSpanProcessor(processor);
    return true;
  }
  const processors = processorsOf(provider);
  processors?.push(processor);
  return processors !== undefined;
}

function processorsOf(provider: object): unknown[] | undefined {
  const active = fieldOf(provider, '_activeSpanProcessor');
  const processors = isObject(active) ? fieldOf(active, '_spanProcessors') : undefined;
  return Array.isArray(processors) ? processors : undefined;
}

function wrapSamplers(provider: object): boolean {
  const options = fieldOf(provider, '_tracerOptions');
  if (!isObject(options) || !wrapSamplerIn(options, 'sampler')) return false;
  const tracers = fieldOf(provider, '_tracers');
  if (!(tracers instanceof Map)) return false;
  return [...tracers.values()].every((tracer: unknown) => isObject(tracer) && wrapSamplerIn(tracer, '_sampler'));
}

function wrapSamplerIn(holder: object, field: string): boolean {
  const sampler = fieldOf(holder, field);
  if (!isSampler(sampler)) return false;
  if (!keepsUsage(sampler)) Reflect.set(holder, field, keepUsage(sampler));
  return true;
}

function isSampler(value: unknown): value is SpanSampler {
  return isObject(value) && hasMethod(value, 'shouldSample');
}

function fieldOf(holder: object, field: string): unknown {
  return Reflect.get(holder, field) as unknown;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function hasMethod<Name extends string>(
  holder: object,
  name: Name,
): holder is object & Record<Name, (...given: unknown[]) => unknown> {
  return typeof fieldOf(holder, name) === 'function';
}

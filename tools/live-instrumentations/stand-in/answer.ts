import type { ServedCall } from '@tokenledger/metering/testing';

/** A provider's answer before it is written as JSON or as a stream. */
export interface Answer {
  readonly call: ServedCall;
  readonly body: object;
  /** The same answer as server-sent events: name (empty for none) and data. */
  readonly events: readonly StreamEvent[];
}

export interface StreamEvent {
  readonly name: string;
  readonly data: object | string;
}

/** What the stand-in reads of a request's body; everything else is ignored. */
export interface AskedOf {
  readonly model: string;
  readonly body: Readonly<Record<string, unknown>>;
  /** Serial number of the call in its scenario: counts differ from call to call, so that mistakes cannot cancel out. */
  readonly serial: number;
}

export function listOf(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) ? (value as readonly Readonly<Record<string, unknown>>[]) : [];
}

export function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

/** What every answer says. */
export const GREETING = 'Hello there.';
/** What an answer says that must follow a schema with one text property `answer`. */
export const GREETING_AS_JSON = JSON.stringify({ answer: GREETING });
/** Arguments of the tool that is called where tools are offered and none was called yet. */
export const TOOL_ARGUMENTS = JSON.stringify({ city: 'Berlin' });

import { MalformedPayloadError } from '../malformed-payload-error';

/** Where a converter stands: member names and array indexes from the root. */
export type JsonPath = (string | number)[];

/** Problem messages never repeat a value: it may be a prompt. */
export function refusedAt(path: JsonPath, problem: string): MalformedPayloadError {
  const field = path.reduce<string>(
    (text, step) => (typeof step === 'number' ? `${text}[${step}]` : text === '' ? step : `${text}.${step}`),
    '',
  );
  return new MalformedPayloadError(problem, { field });
}

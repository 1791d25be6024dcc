import { CALL_SPAN_NAMES } from '../admission/record-names';

/** Operations of the GenAI conventions, by which their span names begin. */
const OPERATIONS: ReadonlySet<string> = new Set([
  'chat',
  'generate_content',
  'text_completion',
  'embeddings',
  'invoke_agent',
  'create_agent',
  'invoke_workflow',
  'execute_tool',
  'agent_step',
]);

/**
 * How many leading characters of a span's name stay: all, its operation, or none.
 *
 * Names are written by people: some put the user's question there. A name stays where it is one that instrumentations
 * are known to write, or the operation and a model that the span names anyway.
 */
export function keptNameLength(name: string, models: readonly string[]): number {
  if (CALL_SPAN_NAMES.has(name) || OPERATIONS.has(name)) return name.length;
  const space = name.indexOf(' ');
  if (space < 0 || !OPERATIONS.has(name.slice(0, space))) return 0;
  return models.includes(name.slice(space + 1)) ? name.length : space;
}

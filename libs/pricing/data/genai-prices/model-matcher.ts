import type { MatchLogic } from '@pydantic/genai-prices';

import { InvalidPriceData } from './invalid-price-data';

/** Whether a name, given in lower case, is one that a clause means. */
export type NameMatcher = (lowerCaseName: string) => boolean;

/**
 * Compiles a matching clause once, so that asking costs no regular expression and no case folding per call.
 *
 * Texts match whatever their case; regular expressions see the lower-case name as it is.
 * @throws InvalidPriceData for a clause of an unknown kind or an expression that does not compile
 */
export function compileMatcher(clause: MatchLogic): NameMatcher {
  if ('equals' in clause) {
    const text = clause.equals.toLowerCase();
    return (name) => name === text;
  }
  if ('starts_with' in clause) {
    const text = clause.starts_with.toLowerCase();
    return (name) => name.startsWith(text);
  }
  if ('ends_with' in clause) {
    const text = clause.ends_with.toLowerCase();
    return (name) => name.endsWith(text);
  }
  if ('contains' in clause) {
    const text = clause.contains.toLowerCase();
    return (name) => name.includes(text);
  }
  if ('regex' in clause) {
    const pattern = compilePattern(clause.regex);
    return (name) => pattern.test(name);
  }
  if ('or' in clause) {
    const parts = clause.or.map(compileMatcher);
    return (name) => parts.some((part) => part(name));
  }
  if ('and' in clause) {
    const parts = clause.and.map(compileMatcher);
    return (name) => parts.every((part) => part(name));
  }
  throw new InvalidPriceData(`unknown matching clause ${JSON.stringify(clause)}`);
}

/** @throws InvalidPriceData where the expression does not compile */
export function compilePattern(source: string): RegExp {
  try {
    return new RegExp(source);
  } catch (cause) {
    throw new InvalidPriceData(`the pattern ${source} is not a regular expression`, { cause });
  }
}

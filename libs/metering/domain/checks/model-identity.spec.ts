import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import * as fc from 'fast-check';

import { isSubstitution, modelIdentity } from './model-identity';

const PRICES = join(
  resolve(process.env['TOKENLEDGER_SHARED_DATA'] ?? '../shared/data'),
  'model-prices-models-dev.json',
);

describe('isSubstitution', () => {
  it.each([
    ['gpt-4o', 'gpt-4o-2024-08-06'],
    ['gpt-4', 'gpt-4-0613'],
    ['gpt-4-turbo-preview', 'gpt-4-0125-preview'],
    ['text-embedding-ada-002', 'text-embedding-ada-002-v2'],
    ['openai/gpt-5-mini', 'gpt-5-mini-2025-08-07'],
    ['claude-sonnet-4-0', 'claude-sonnet-4-20250514'],
    ['claude-sonnet-4-5', 'anthropic/claude-4.5-sonnet-20250929'],
    ['claude-opus-4-8@default', 'claude-opus-4-8'],
    ['us.anthropic.claude-sonnet-4-5-20250929-v1:0', 'claude-sonnet-4-5'],
    ['global.anthropic.claude-opus-4-6-v1', 'anthropic.claude-opus-4-6-v1'],
    ['gemini-2.5-flash-preview-05-20', 'gemini-2.5-flash'],
    ['gemini-1.5-pro-latest', 'models/gemini-1.5-pro-002'],
    ['mistral-medium-latest', 'mistral-medium-2508'],
    ['command-r', 'command-r-08-2024'],
    ['deepseek-ai/DeepSeek-V3', 'deepseek-v3-0324'],
    ['gpt-oss:20b', 'openai.gpt-oss-20b'],
    ['openrouter/auto', 'anthropic/claude-sonnet-4'],
    ['model-router', 'gpt-4.1-mini-2025-04-14'],
  ])('is none where %s is served as %s', (requested, served) => {
    expect(isSubstitution(requested, served)).toBe(false);
  });

  it.each([
    ['gpt-4o', 'gpt-4o-mini-2024-07-18'],
    ['gpt-4', 'gpt-4.1-2025-04-14'],
    ['gpt-5', 'gpt-5.2-2025-12-11'],
    ['claude-opus-4-5', 'claude-sonnet-4-5-20250929'],
    ['claude-sonnet-4-20250514', 'claude-sonnet-4-5-20250929'],
    ['gemini-2.5-pro', 'gemini-2.5-flash'],
    ['deepseek-v3', 'deepseek-r1-0528'],
    ['qwen3-32b', 'qwen3-8b'],
    ['kimi-k2.7-code', 'kimi-k2.7-code-highspeed'],
    ['mistral-large-latest', 'mistral-small-latest'],
    ['o3', 'o3-mini-2025-01-31'],
    ['my-deployment', 'gpt-4o-2024-08-06'],
  ])('is one where %s is served as %s', (requested, served) => {
    expect(isSubstitution(requested, served)).toBe(true);
  });

  it('takes names that objects have of their own for names', () => {
    expect(['__proto__', 'constructor'].map((name) => isSubstitution(name, name))).toEqual([false, false]);
  });

  it('never tells a name from itself, whatever it is', () => {
    fc.assert(fc.property(fc.string(), (name) => !isSubstitution(name, name)));
  });
});

/** Not a failure under CI: the list is another's and is not part of this repository. */
const describeWithNames = existsSync(PRICES)
  ? describe
  : (name: string, body: () => void): void =>
      describe.skip(`${name} [skipped: no ${PRICES}, see TOKENLEDGER_SHARED_DATA]`, body);

describeWithNames('names of a public price list', () => {
  it('are never told from their dated, latest and sold forms', () => {
    fc.assert(
      fc.property(fc.constantFrom(...listedNames()), (name) => {
        for (const form of [`${name}-2026-03-05`, `${name}-20260305`, `vendor/${name}`, `${name}-latest`]) {
          expect([name, form, isSubstitution(name, form)]).toEqual([name, form, false]);
        }
      }),
    );
  });

  it('are told apart, but for builds of one model', () => {
    const known = listedNames();
    const byIdentity = new Map<string, string[]>();
    for (const name of known) {
      const identity = modelIdentity(name);
      byIdentity.set(identity, [...(byIdentity.get(identity) ?? []), name]);
    }
    // Sizes, tiers and generations stand in different groups.
    for (const names of byIdentity.values()) {
      const words = names.map((name) => sizeWordsOf(name));
      expect([names, new Set(words).size]).toEqual([names, 1]);
    }
  });
});

function sizeWordsOf(name: string): string {
  // What stands before the last stroke is the seller's: `Pro/…`.
  const words = (name.split('/').at(-1) ?? '')
    .toLowerCase()
    .match(/mini|nano|micro|lite|flash|pro|max|plus|turbo|large|small|medium|\d+b\b/g);
  return [...new Set(words ?? [])].sort().join(' ');
}

function listedNames(): readonly string[] {
  const list = JSON.parse(readFileSync(PRICES, 'utf8')) as {
    readonly providers: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  };
  return [...new Set(Object.values(list.providers).flatMap((models) => Object.keys(models)))];
}

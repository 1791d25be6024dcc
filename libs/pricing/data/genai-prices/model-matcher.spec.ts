import type { MatchLogic } from '@pydantic/genai-prices';

import { compileMatcher } from './model-matcher';

describe('compileMatcher', () => {
  it.each<[MatchLogic, string, boolean]>([
    [{ equals: 'GPT-4o' }, 'gpt-4o', true],
    [{ equals: 'gpt-4o' }, 'gpt-4o-mini', false],
    [{ starts_with: 'Claude-' }, 'claude-2', true],
    [{ starts_with: 'claude-' }, 'us.claude-2', false],
    [{ ends_with: '-Latest' }, 'mistral-latest', true],
    [{ ends_with: '-latest' }, 'mistral-latest-2', false],
    [{ contains: 'Haiku' }, 'eu.claude-3-haiku-v1', true],
    [{ contains: 'haiku' }, 'claude-3-sonnet', false],
    [{ regex: '^o[134]' }, 'o3-mini', true],
    [{ regex: '^o[134]' }, 'gpt-o3', false],
    [{ or: [{ equals: 'a' }, { equals: 'b' }] }, 'b', true],
    [{ or: [] }, 'b', false],
    [{ and: [{ starts_with: 'a' }, { ends_with: 'c' }] }, 'abc', true],
    [{ and: [{ starts_with: 'a' }, { ends_with: 'c' }] }, 'abd', false],
    [{ or: [{ and: [{ contains: 'x' }, { contains: 'y' }] }, { equals: 'z' }] }, 'yx', true],
  ])('%j says of %s: %p', (clause, name, expected) => {
    expect(compileMatcher(clause)(name)).toBe(expected);
  });
});

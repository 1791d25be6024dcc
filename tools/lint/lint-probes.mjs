// @ts-check
// Lints pieces of code as if they lay at given paths: JSON [{ path, code }] on standard input, [[rule id]] on output.
// A process of its own, because neither ESLint's configuration nor Nx loads inside Jest's module system.
import { readFileSync } from 'node:fs';
import { ESLint } from 'eslint';
import { ensureProjectGraph } from './project-graph.mjs';

/** Rules that need no types: the probes exist in no program that a type checker knows. */
const RULES = [
  '@nx/enforce-module-boundaries',
  'no-restricted-imports',
  'no-restricted-properties',
  'no-restricted-syntax',
];

await ensureProjectGraph();
const eslint = new ESLint({
  overrideConfig: { languageOptions: { parserOptions: { projectService: false } } },
  ruleFilter: ({ ruleId }) => RULES.includes(ruleId),
});
/** @type {{ path: string, code: string }[]} */
const probes = JSON.parse(readFileSync(0, 'utf8'));
const answers = [];
for (const { path, code } of probes) {
  const [result] = await eslint.lintText(code, { filePath: path });
  answers.push(result?.messages.map(({ ruleId, message }) => ruleId ?? message));
}
console.log(JSON.stringify(answers));

import { globSync, readFileSync } from 'node:fs';

import { EN } from './en';
import { ZH_CN } from './zh-cn';

/** Every text by its whole key: `organization.signIn.title`. */
function flat(texts: object, path = ''): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(texts).flatMap(([key, value]): (readonly [string, string])[] =>
      typeof value === 'string' ? [[`${path}${key}`, value]] : [...flat(value as object, `${path}${key}.`)],
    ),
  );
}

const english = flat(EN);
const chinese = flat(ZH_CN);

interface Source {
  readonly path: string;
  readonly content: string;
}

const SOURCES: readonly Source[] = globSync('{apps/console,libs/*/console,libs/shared/{ui,console-api}}/**/*.{ts,html}')
  .filter((path) => !/\.spec\.ts$|\/texts\/|\/testing\/|operations\.ts$/.test(path))
  .map((path) => ({ path, content: withoutComments(readFileSync(path, 'utf8')) }));

/** Examples in comments ask for nothing. */
function withoutComments(code: string): string {
  return code.replace(/\/\*[\s\S]*?\*\/|<!--[\s\S]*?-->/g, '');
}

/** Keys that a template or a class asks for by a literal: `t('title')` under the template's prefix; with a dot at the end, `t('reason.' + reason)` asks for all that begin so. */
function keysAskedFor({ content }: Source): readonly string[] {
  const prefixes = [...content.matchAll(/\*transloco="let t; prefix: '([\w.]+)'"/g)].map(([, prefix = '']) => prefix);
  const [prefix] = prefixes;
  const inTemplates =
    prefixes.length === 1 ? [...content.matchAll(/\bt\('([\w.-]+)'/g)].map(([, key]) => `${prefix}.${key}`) : [];
  const elsewhere = [...content.matchAll(/\btranslate(?:Signal)?\(\s*'([\w.-]+)'/g)].map(([, key = '']) => key);
  return [...inTemplates, ...elsewhere];
}

function isThere(key: string): boolean {
  return key.endsWith('.') ? [...english.keys()].some((known) => known.startsWith(key)) : english.has(key);
}

function placeholdersOf(text: string | undefined): readonly string[] {
  return [...(text ?? '').matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map(([, name = '']) => name).sort();
}

describe('texts of the console', () => {
  it('are there for every key that is asked for', () => {
    const missing = SOURCES.flatMap((source) =>
      keysAskedFor(source)
        .filter((key) => !isThere(key))
        .map((key) => `${source.path}: ${key}`),
    );
    expect(missing).toEqual([]);
  });

  it('are all used: the last part of each key stands in some source', () => {
    const everything = SOURCES.map(({ content }) => content).join('\n');
    const families = SOURCES.flatMap(keysAskedFor).filter((key) => key.endsWith('.'));
    const unused = [...english.keys()].filter((key) => {
      if (families.some((family) => key.startsWith(family))) return false;
      const [last = ''] = key.split('.').slice(-1);
      return !new RegExp(`['"\`.]${last}['"\`]|\\b${last}:`).test(everything);
    });
    expect(unused).toEqual([]);
  });

  it('have one template prefix a file, so that keys can be checked', () => {
    const several = SOURCES.filter(
      ({ content }) => new Set([...content.matchAll(/prefix: '([\w.]+)'"/g)].map(([, prefix]) => prefix)).size > 1,
    );
    expect(several.map(({ path }) => path)).toEqual([]);
  });

  it('take the same values in both languages', () => {
    const different = [...english].filter(
      ([key, text]) => placeholdersOf(text).join() !== placeholdersOf(chinese.get(key)).join(),
    );
    expect(different).toEqual([]);
  });

  it('are translated: a Chinese text without a Chinese character is a name', () => {
    const NAMES = /^[\d\sA-Za-z{}./:·,%+\-–—()]*$/;
    const suspicious = [...chinese].filter(
      ([key, text]) => NAMES.test(text) && text === english.get(key) && /[a-z]{4,}/.test(text) && !ARE_NAMES.has(text),
    );
    expect(suspicious).toEqual([]);
  });
});

/** Texts that are names in every language. */
const ARE_NAMES: ReadonlySet<string> = new Set(['TokenLedger', 'Claude Code', 'OpenTelemetry Collector']);

import { type ArgumentNode, type GraphQLSchema, Kind, parse, print, visit } from 'graphql';

import { type AnyQuestion, anyQuestions, type ValuesByName } from '../any-question';
import { everythingOf } from './everything-of';

/** Sends a question with further headers. @returns the body of the answer, as text */
export type Ask = (question: AnyQuestion, headers: Readonly<Record<string, string>>) => Promise<string>;

/** A question whose answer told what it must not. */
export interface Leak {
  readonly name: string;
  readonly variables: AnyQuestion['variables'];
  readonly headers: Readonly<Record<string, string>>;
}

/** Every question of the schema with each of these values in turn, none twice; asked for all that an answer can say. */
export function questionsWith(schema: GraphQLSchema, everyValues: readonly ValuesByName[]): readonly AnyQuestion[] {
  const everything = everythingOf(schema);
  const questions = everyValues.flatMap((values) => anyQuestions(schema, values, everything));
  return [...new Map(questions.map((question) => [JSON.stringify(question), question])).values()];
}

/** What somebody may call the organisation whose data they want. */
const CLAIMS = ['tenant', 'tenantId', 'tenant_id', 'organization', 'organizationId'];

/** The same question, saying whose data it wants: as an argument, in every input object, and among the variables. */
export function claiming(tenant: string, question: AnyQuestion): readonly AnyQuestion[] {
  const { text, variables } = question;
  return CLAIMS.flatMap((claim) => [
    { ...question, text: withArgument(text, claim, tenant) },
    { ...question, variables: { ...variables, [claim]: tenant } },
    { ...question, variables: withinObjects(variables, { [claim]: tenant }) },
  ]);
}

function withArgument(text: string, name: string, value: string): string {
  const argument: ArgumentNode = {
    kind: Kind.ARGUMENT,
    name: { kind: Kind.NAME, value: name },
    value: { kind: Kind.STRING, value },
  };
  return print(
    visit(parse(text), {
      Field: (field, _key, _parent, path) =>
        path.length === ROOT_FIELD.length ? { ...field, arguments: [...(field.arguments ?? []), argument] } : undefined,
    }),
  );
}

/** Where a document has the fields of its root. */
const ROOT_FIELD = ['definitions', 0, 'selectionSet', 'selections', 0];

function withinObjects(variables: AnyQuestion['variables'], added: object): AnyQuestion['variables'] {
  const changed = Object.entries(variables).map(([name, value]) => [
    name,
    isObject(value) ? { ...value, ...added } : value,
  ]);
  return Object.fromEntries(changed) as AnyQuestion['variables'];
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Asks everything with each set of headers. @returns whatever was answered with the marker in it */
export async function leaksOf(
  ask: Ask,
  questions: readonly AnyQuestion[],
  everyHeaders: readonly Readonly<Record<string, string>>[],
  marker: string,
): Promise<readonly Leak[]> {
  const leaks: Leak[] = [];
  for (const headers of everyHeaders) {
    for (const question of questions) {
      const answer = await ask(question, headers);
      if (answer.includes(marker)) leaks.push({ name: question.name, variables: question.variables, headers });
    }
  }
  return leaks;
}

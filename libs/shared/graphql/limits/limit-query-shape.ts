import {
  type ASTVisitor,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  type ValidationContext,
  type ValidationRule,
} from 'graphql';

import type { GraphqlLimits } from './graphql-limits';

interface Shape {
  readonly depth: number;
  readonly fields: number;
}

const NOTHING: Shape = { depth: 0, fields: 0 };
/** Tools ask for the schema 15 levels deep and in some hundred fields, and it costs no look-up. */
const INTROSPECTION = new Set(['__schema', '__type']);

/**
 * A validation rule that refuses operations which ask for too much, before anything of them is executed.
 *
 * Each fragment is measured once, so that fragments of fragments of fragments cost us nothing to refuse.
 */
export function limitQueryShape(
  limits: Pick<GraphqlLimits, 'maxDepth' | 'maxFields' | 'maxRootFields'>,
): ValidationRule {
  return (context): ASTVisitor => ({
    OperationDefinition(operation) {
      const measure = new ShapeMeasure(context);
      const shape = measure.of(operation.selectionSet);
      const rootFields = measure.rootFields(operation.selectionSet);
      refuse(context, operation, 'levels deep', shape.depth, limits.maxDepth);
      refuse(context, operation, 'fields large', shape.fields, limits.maxFields);
      refuse(context, operation, 'questions wide', rootFields, limits.maxRootFields);
    },
  });
}

function refuse(
  context: ValidationContext,
  operation: OperationDefinitionNode,
  what: string,
  actual: number,
  most: number,
): void {
  if (actual <= most) return;
  const message = `this operation is ${actual} ${what}, at most ${most} are answered: ask in several requests`;
  context.reportError(new GraphQLError(message, { nodes: operation }));
}

class ShapeMeasure {
  private readonly fragments = new Map<string, Shape>();
  private readonly rootFieldsOfFragments = new Map<string, number>();

  constructor(private readonly context: ValidationContext) {}

  of(set: SelectionSetNode): Shape {
    return set.selections.map((selection) => this.ofSelection(selection)).reduce(beside, NOTHING);
  }

  rootFields(set: SelectionSetNode): number {
    return set.selections.reduce((sum, selection) => sum + this.rootFieldsOf(selection), 0);
  }

  private ofSelection(selection: SelectionNode): Shape {
    switch (selection.kind) {
      case Kind.FIELD: {
        if (INTROSPECTION.has(selection.name.value)) return NOTHING;
        const inner = selection.selectionSet === undefined ? NOTHING : this.of(selection.selectionSet);
        return { depth: inner.depth + 1, fields: inner.fields + 1 };
      }
      case Kind.INLINE_FRAGMENT:
        return this.of(selection.selectionSet);
      case Kind.FRAGMENT_SPREAD:
        return this.ofFragment(selection.name.value, this.fragments, NOTHING, (fragment) =>
          this.of(fragment.selectionSet),
        );
    }
  }

  private rootFieldsOf(selection: SelectionNode): number {
    switch (selection.kind) {
      case Kind.FIELD:
        return 1;
      case Kind.INLINE_FRAGMENT:
        return this.rootFields(selection.selectionSet);
      case Kind.FRAGMENT_SPREAD:
        return this.ofFragment(selection.name.value, this.rootFieldsOfFragments, 0, (fragment) =>
          this.rootFields(fragment.selectionSet),
        );
    }
  }

  /** A fragment that contains itself counts as nothing here: another rule refuses it. */
  private ofFragment<T>(name: string, known: Map<string, T>, nothing: T, measure: (f: FragmentDefinitionNode) => T): T {
    const before = known.get(name);
    if (before !== undefined) return before;
    const fragment = this.context.getFragment(name);
    if (!fragment) return nothing;
    known.set(name, nothing);
    const measured = measure(fragment);
    known.set(name, measured);
    return measured;
  }
}

function beside(left: Shape, right: Shape): Shape {
  return { depth: Math.max(left.depth, right.depth), fields: left.fields + right.fields };
}

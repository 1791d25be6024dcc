import { type ASTVisitor, GraphQLError, type ValidationContext } from 'graphql';

/** A validation rule for what graphql-js finds out only when it executes, and then calls a failure of the server. */
export function refuseAbsentOperations(context: ValidationContext): ASTVisitor {
  return {
    OperationDefinition(operation) {
      if (context.getSchema().getRootType(operation.operation)) return;
      const message = `this API has no ${operation.operation}: send a query`;
      context.reportError(new GraphQLError(message, { nodes: operation }));
    },
  };
}

import { diagnostic } from '../diagnostics/index.js';
import { integration as integrationExtension, rawMemberOf } from '../extensions/index.js';
import type { Operation, Resource } from '../model/index.js';
import type { OpenApiContext } from './context.js';
import { type MethodSurroundings, readMethod } from './method.js';
import type { OperationReading } from './operation.js';
import { operationNames } from './operation-names.js';
import type { PathItemReading } from './path-item.js';

/**
 * Names the operations and makes the methods of them: the resources of the API, in the order of the document. Methods
 * without an integration are reported together.
 */
export function readResources(
  paths: readonly PathItemReading[],
  surroundings: MethodSurroundings,
  context: OpenApiContext,
): readonly Resource[] {
  const operations = nameOperations(paths, context);
  const resources = paths.map(({ path, operations: readings, isDefaultRoute, at }) => ({
    path,
    methods: readings.flatMap((reading) => {
      const operation = operations.get(reading);
      return operation === undefined ? [] : readMethod(operation, reading.node, isDefaultRoute, surroundings, context);
    }),
    at,
  }));
  // An integration that could not be read has its own diagnostic.
  const written = new Set(
    [...operations].flatMap(([{ node }, operation]) =>
      rawMemberOf(node, integrationExtension.name) === undefined ? [] : [operation],
    ),
  );
  const bare = resources
    .flatMap(({ methods }) => methods)
    .filter(({ integration, operation }) => integration === undefined && !written.has(operation));
  const [first] = bare;
  if (first !== undefined) {
    const parameters = { count: bare.length, method: first.httpMethod, path: first.operation.path };
    context.report(diagnostic('integration-missing', parameters, first.at));
  }
  return resources;
}

function nameOperations(
  paths: readonly PathItemReading[],
  context: OpenApiContext,
): ReadonlyMap<OperationReading, Operation> {
  const readings = paths.flatMap(({ operations }) => operations);
  const names = operationNames(readings.map(({ operation }) => operation));
  const seen = new Set<string>();
  const named = new Map<OperationReading, Operation>();
  for (const [index, reading] of readings.entries()) {
    const { operation } = reading;
    const name = names[index] ?? '';
    const { operationId, method, path } = operation;
    if (operationId === undefined) {
      context.report(diagnostic('operation-id-missing', { method, path, name }, operation.at));
    } else if (seen.has(operationId.toLowerCase())) {
      const parameters = { operationId, method, path, name };
      context.report(diagnostic('operation-id-duplicate', parameters, operation.at));
    } else seen.add(operationId.toLowerCase());
    named.set(reading, { name, ...operation });
  }
  return named;
}

import type { Operation, RestApi } from '../../compiler/model/index.js';
import {
  apiPlan,
  compileValidator,
  type OperationRequirements,
  operationRequirements,
} from '../../compiler/schema/index.js';
import type { ModelValidator } from '../../runtime/validation/model-validator.js';
import { type OperationValidator, operationValidator } from '../../runtime/validation/operation-validator.js';

/** The validator of an operation; undefined when its request validator looks at nothing, or when it has none. */
export type RequestValidators = (operation: Operation) => OperationValidator | undefined;

/**
 * The validators of an API's methods: the plan that the emitted validators are printed from, read as closures. Made when
 * the first method that has something to validate is called.
 */
export function requestValidators(api: RestApi): RequestValidators {
  let made: ReadonlyMap<Operation, OperationValidator> | undefined;
  return (operation) => {
    made ??= validatorsOf(api);
    return made.get(operation);
  };
}

function validatorsOf(api: RestApi): ReadonlyMap<Operation, OperationValidator> {
  const requirements = operationRequirements(api);
  // What is wrong with the models is told by `gatewright check`; the gateway validates with what there is.
  const { plan, modelOf } = apiPlan(api, requirements, () => undefined);
  const validators = compileValidator(plan);
  const modelsOf = (of: OperationRequirements): [string, ModelValidator][] =>
    [...of.models].flatMap(([mediaType, schema]): [string, ModelValidator][] => {
      const name = modelOf(schema);
      const validator = name === undefined ? undefined : validators.get(name);
      return validator === undefined ? [] : [[mediaType, validator]];
    });
  return new Map(
    requirements.flatMap((of): [Operation, OperationValidator][] => {
      const models = modelsOf(of);
      if (of.parameters.length === 0 && models.length === 0) return [];
      return [[of.operation, operationValidator({ requiredParameters: of.parameters, models })]];
    }),
  );
}

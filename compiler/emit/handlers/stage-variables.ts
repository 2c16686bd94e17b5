import type { HttpApi, RestApi } from '../../model/index.js';
import { stringLiteral } from '../typescript/string-literal.js';
import { type ModuleContext, moduleText } from './module-text.js';
import { type ObjectMember, objectType, objectValue } from './object-text.js';

/** The names of the variables of all stages, in the order of the document; those of canaries are theirs too. */
export function stageVariableNames(api: RestApi | HttpApi): readonly string[] {
  const names = new Set<string>();
  for (const { variables, canarySettings } of api.stages.values()) {
    for (const name of [...variables.keys(), ...(canarySettings?.stageVariableOverrides.keys() ?? [])]) names.add(name);
  }
  return [...names];
}

/** The text of `stage-variables.ts`. No variable is certain: stages may be made that the document does not know. */
export function stageVariablesFile(api: RestApi | HttpApi, context: ModuleContext): string {
  const module = moduleText(context);
  const members = stageVariableNames(api).map((name): ObjectMember => {
    const stages = [...api.stages.values()].filter(({ variables }) => variables.has(name));
    const isEverywhere = stages.length === api.stages.size;
    return {
      name,
      comment: isEverywhere ? '' : `Of ${stages.map(({ stageName }) => stageName).join(', ') || 'a canary'} only.`,
      isOptional: true,
      type: 'string',
      value: `stageVariables.get(${stringLiteral(name)})`,
    };
  });
  const request = module.type('./runtime/lambda-request', 'LambdaRequest');
  return module.print(
    `/** The variables of the stages. */
export interface StageVariables ${objectType(members, '')}

export function readStageVariables({ stageVariables }: ${request}): StageVariables {
  return ${objectValue(members, '  ')};
}
`,
  );
}

import type { JsonValue, Throttle } from '../../model/index.js';
import { given } from '../given.js';
import type { TemplateContext, TemplatePart } from './template-context.js';
import type { TemplateResource } from './template-resource.js';

/**
 * Usage plans, their keys, and what joins them. AWS makes the values of the keys: none stands in a template.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-usageplan.html
 */
export function usagePlans({ deployment, ids, resolve }: TemplateContext): TemplatePart {
  const resources: [string, TemplateResource][] = [];
  for (const name of deployment.apiKeys) {
    const properties = { Name: resolve(name), Enabled: true };
    resources.push([ids.apiKeys.get(name) ?? '', { Type: 'AWS::ApiGateway::ApiKey', Properties: properties }]);
  }
  deployment.usagePlans.forEach(({ plan, stages }, index) => {
    const id = ids.usagePlans[index] ?? '';
    resources.push([
      id,
      {
        Type: 'AWS::ApiGateway::UsagePlan',
        Properties: given({
          UsagePlanName: resolve(plan.name),
          Description: plan.description === undefined ? undefined : resolve(plan.description),
          ApiStages: stages.map(({ stage, throttle }) =>
            given({
              ApiId: { Ref: ids.api },
              Stage: { Ref: ids.stages.get(stage)?.stage ?? '' },
              Throttle:
                throttle.size === 0
                  ? undefined
                  : Object.fromEntries([...throttle].map(([method, limits]) => [method, limitsOf(limits)])),
            }),
          ),
          Throttle: plan.throttle === undefined ? undefined : limitsOf(plan.throttle),
          Quota:
            plan.quota === undefined
              ? undefined
              : { Limit: plan.quota.limit, Offset: plan.quota.offset, Period: plan.quota.period },
        }),
      },
    ]);
    for (const name of plan.apiKeys) {
      const key = ids.apiKeys.get(name) ?? '';
      const properties = { KeyId: { Ref: key }, KeyType: 'API_KEY', UsagePlanId: { Ref: id } };
      resources.push([`${id}${key}`, { Type: 'AWS::ApiGateway::UsagePlanKey', Properties: properties }]);
    }
  });
  return { resources };
}

const limitsOf = ({ rateLimit, burstLimit }: Throttle): JsonValue =>
  given({ RateLimit: rateLimit, BurstLimit: burstLimit });

import type { Throttle } from '../../model/index.js';
import { type ConfigurationContext, type ConfigurationPart, optional } from './configuration-context.js';
import { attribute, block, type HclItem } from './hcl.js';
import { quoted } from './quoted.js';

/**
 * Usage plans, their keys, and what joins them. AWS makes the values of the keys: none stands in the configuration.
 *
 * @see https://github.com/hashicorp/terraform-provider-aws/blob/main/website/docs/r/api_gateway_usage_plan.html.markdown
 */
export function usagePlans({ deployment, labels, write }: ConfigurationContext): ConfigurationPart {
  const main: HclItem[] = [];
  const limits = ({ rateLimit, burstLimit }: Throttle): readonly HclItem[] => [
    ...optional('rate_limit', rateLimit, write),
    ...optional('burst_limit', burstLimit, write),
  ];
  for (const [name, key] of labels.apiKeys) {
    main.push(block('resource', ['aws_api_gateway_api_key', key], [attribute('name', write(name))]));
  }
  deployment.usagePlans.forEach(({ plan, stages }, index) => {
    const name = labels.usagePlans[index] ?? '';
    main.push(
      block(
        'resource',
        ['aws_api_gateway_usage_plan', name],
        [
          attribute('name', write(plan.name)),
          ...optional('description', plan.description, write),
          ...stages.map(({ stage, throttle }) =>
            block(
              'api_stages',
              [],
              [
                attribute('api_id', 'aws_api_gateway_rest_api.api.id'),
                attribute('stage', `aws_api_gateway_stage.${labels.stages.get(stage) ?? ''}.stage_name`),
                ...[...throttle].map(([method, one]) =>
                  block('throttle', [], [attribute('path', write(method)), ...limits(one)]),
                ),
              ],
            ),
          ),
          ...(plan.throttle === undefined ? [] : [block('throttle_settings', [], limits(plan.throttle))]),
          ...(plan.quota === undefined
            ? []
            : [
                block(
                  'quota_settings',
                  [],
                  [
                    attribute('limit', write(plan.quota.limit)),
                    attribute('offset', write(plan.quota.offset)),
                    attribute('period', write(plan.quota.period)),
                  ],
                ),
              ]),
        ],
      ),
    );
    for (const keyName of plan.apiKeys) {
      const key = labels.apiKeys.get(keyName) ?? '';
      main.push(
        block(
          'resource',
          ['aws_api_gateway_usage_plan_key', `${name}_${key}`],
          [
            attribute('key_id', `aws_api_gateway_api_key.${key}.id`),
            attribute('key_type', quoted('API_KEY')),
            attribute('usage_plan_id', `aws_api_gateway_usage_plan.${name}.id`),
          ],
        ),
      );
    }
  });
  return { main };
}

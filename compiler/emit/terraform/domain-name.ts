import { uniqueNames } from '../../deployment/index.js';
import { diagnostic } from '../../diagnostics/index.js';
import { type ConfigurationContext, type ConfigurationPart, optional } from './configuration-context.js';
import { attribute, block, type HclItem } from './hcl.js';
import { label } from './labels.js';
import { output } from './output.js';
import { quoted } from './quoted.js';

const address = 'aws_api_gateway_domain_name.api';

/**
 * The domain name, its mappings, and its record in the hosted zone.
 *
 * @see https://github.com/hashicorp/terraform-provider-aws/blob/main/website/docs/r/api_gateway_domain_name.html.markdown
 */
export function domainName(context: ConfigurationContext): ConfigurationPart {
  const { deployment, labels, write, report } = context;
  if (deployment.domainName === undefined) return {};
  const { domainName: domain, basePathMappings, routingRules } = deployment.domainName;
  const isPrivate = domain.endpointType === 'PRIVATE';
  const missing = (what: string): void => report(diagnostic('not-in-terraform', { what }, domain.at));
  if (domain.routingMode !== undefined) missing('the routing mode of a domain name');
  if (routingRules.length > 0) missing('routing rules');
  if (domain.endpointAccessMode !== undefined) missing('the endpoint access mode of a domain name');

  const tls = domain.mutualTlsAuthentication;
  const main: HclItem[] = [
    block(
      'resource',
      ['aws_api_gateway_domain_name', 'api'],
      [
        attribute('domain_name', write(domain.domainName)),
        ...optional(
          domain.endpointType === 'REGIONAL' ? 'regional_certificate_arn' : 'certificate_arn',
          domain.certificateArn,
          write,
        ),
        ...optional('security_policy', domain.securityPolicy, write),
        ...(isPrivate && domain.policy !== undefined
          ? [attribute('policy', `jsonencode(${write(domain.policy)})`)]
          : []),
        block('endpoint_configuration', [], [attribute('types', write([domain.endpointType]))]),
        ...(tls === undefined
          ? []
          : [
              block(
                'mutual_tls_authentication',
                [],
                [
                  attribute('truststore_uri', write(tls.truststoreUri, 1)),
                  ...optional('truststore_version', tls.truststoreVersion, write, 1),
                ],
              ),
            ]),
      ],
    ),
  ];
  const names = uniqueNames();
  for (const { basePath, stage } of basePathMappings) {
    const path = basePath.replace(/^\/+|\/+$/g, '');
    const name = names.take(path === '' ? 'root' : label(path));
    const stageName = `aws_api_gateway_stage.${labels.stages.get(stage) ?? ''}.stage_name`;
    const ofDomain = attribute('domain_name', `${address}.domain_name`);
    const api = attribute('api_id', 'aws_api_gateway_rest_api.api.id');
    main.push(
      // Base path mappings have one level; API mappings, which REST APIs may have as well, several.
      path.includes('/') && !isPrivate
        ? block(
            'resource',
            ['aws_apigatewayv2_api_mapping', name],
            [ofDomain, attribute('api_mapping_key', write(path)), api, attribute('stage', stageName)],
          )
        : block(
            'resource',
            ['aws_api_gateway_base_path_mapping', name],
            [
              ofDomain,
              ...(isPrivate ? [attribute('domain_name_id', `${address}.domain_name_id`)] : []),
              ...optional('base_path', path === '' ? undefined : path, write),
              api,
              attribute('stage_name', stageName),
            ],
          ),
    );
  }
  if (isPrivate) return { main };
  const isEdge = domain.endpointType === 'EDGE';
  const target = `${address}.${isEdge ? 'cloudfront_domain_name' : 'regional_domain_name'}`;
  if (domain.hostedZoneId !== undefined) {
    main.push(
      block(
        'resource',
        ['aws_route53_record', 'api'],
        [
          attribute('zone_id', write(domain.hostedZoneId)),
          attribute('name', `${address}.domain_name`),
          attribute('type', quoted('A')),
          block(
            'alias',
            [],
            [
              attribute('name', target),
              attribute('zone_id', `${address}.${isEdge ? 'cloudfront_zone_id' : 'regional_zone_id'}`),
              attribute('evaluate_target_health', 'false'),
            ],
          ),
        ],
      ),
    );
  }
  return { main, outputs: [output('domain_name_target', 'What the record of the domain name points to.', target)] };
}

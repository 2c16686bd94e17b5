import { pascalCase, uniqueNames } from '../../deployment/index.js';
import { diagnostic } from '../../diagnostics/index.js';
import type { JsonValue } from '../../model/index.js';
import { given } from '../given.js';
import type { TemplateContext, TemplatePart } from './template-context.js';
import type { TemplateResource } from './template-resource.js';

/**
 * The domain name, its mappings and rules, and its record in the hosted zone.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-domainname.html
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-domainnamev2.html
 */
export function domainName(context: TemplateContext): TemplatePart {
  const { deployment, ids, resolve, report } = context;
  if (deployment.domainName === undefined) return {};
  const { domainName: domain, basePathMappings, routingRules } = deployment.domainName;
  const isPrivate = domain.endpointType === 'PRIVATE';
  const id = ids.domainName;
  const certificate = domain.certificateArn === undefined ? undefined : resolve(domain.certificateArn);
  const tls = domain.mutualTlsAuthentication;
  if (isPrivate && tls !== undefined) {
    report(diagnostic('not-in-cloudformation', { what: 'mutual TLS of a private domain name' }, domain.at));
  }
  const resources: [string, TemplateResource][] = [
    [
      id,
      {
        Type: isPrivate ? 'AWS::ApiGateway::DomainNameV2' : 'AWS::ApiGateway::DomainName',
        Properties: given({
          DomainName: resolve(domain.domainName),
          EndpointConfiguration: { Types: [domain.endpointType] },
          [domain.endpointType === 'REGIONAL' ? 'RegionalCertificateArn' : 'CertificateArn']: certificate,
          SecurityPolicy: domain.securityPolicy,
          EndpointAccessMode: domain.endpointAccessMode,
          RoutingMode: domain.routingMode,
          Policy: isPrivate && domain.policy !== undefined ? resolve(domain.policy) : undefined,
          MutualTlsAuthentication:
            tls === undefined || isPrivate
              ? undefined
              : given({
                  TruststoreUri: resolve(tls.truststoreUri),
                  TruststoreVersion: tls.truststoreVersion === undefined ? undefined : resolve(tls.truststoreVersion),
                }),
        }),
      },
    ],
  ];
  const arn: JsonValue = { 'Fn::GetAtt': [id, 'DomainNameArn'] };
  const stageOf = (stage: string): JsonValue => ({ Ref: ids.stages.get(stage)?.stage ?? '' });
  const mappingNames = uniqueNames();
  for (const { basePath, stage } of basePathMappings) {
    const path = basePath.replace(/^\/+|\/+$/g, '');
    const mappingId = `${id}${mappingNames.take(pascalCase(path) || 'Root')}Mapping`;
    const api = { Ref: ids.api };
    if (isPrivate) {
      const properties = given({
        DomainNameArn: arn,
        BasePath: path === '' ? undefined : resolve(path),
        RestApiId: api,
        Stage: stageOf(stage),
      }); // prettier-ignore
      resources.push([mappingId, { Type: 'AWS::ApiGateway::BasePathMappingV2', Properties: properties }]);
    } else if (path.includes('/')) {
      // Base path mappings have one level; API mappings, which REST APIs may have as well, several.
      const properties = { DomainName: { Ref: id }, ApiMappingKey: resolve(path), ApiId: api, Stage: stageOf(stage) };
      resources.push([mappingId, { Type: 'AWS::ApiGatewayV2::ApiMapping', Properties: properties }]);
    } else {
      const properties = given({
        DomainName: { Ref: id },
        BasePath: path === '' ? undefined : resolve(path),
        RestApiId: api,
        Stage: stageOf(stage),
      }); // prettier-ignore
      resources.push([mappingId, { Type: 'AWS::ApiGateway::BasePathMapping', Properties: properties }]);
    }
  }
  for (const rule of routingRules) {
    const conditions: JsonValue[] = rule.matchHeaders.map(({ header, valueGlob }) => ({
      MatchHeaders: { AnyOf: [{ Header: header, ValueGlob: valueGlob }] },
    }));
    if (rule.matchBasePath !== undefined) conditions.push({ MatchBasePaths: { AnyOf: [rule.matchBasePath] } });
    const target = { ApiId: { Ref: ids.api }, Stage: stageOf(rule.stage), StripBasePath: rule.stripBasePath };
    resources.push([
      `${id}${pascalCase(`rule ${rule.priority}`)}`,
      {
        Type: 'AWS::ApiGatewayV2::RoutingRule',
        Properties: {
          DomainNameArn: arn,
          Priority: rule.priority,
          Conditions: conditions,
          Actions: [{ InvokeApi: target }],
        },
      },
    ]);
  }
  if (isPrivate) return { resources };
  const [target, zone] =
    domain.endpointType === 'EDGE'
      ? ['DistributionDomainName', 'DistributionHostedZoneId']
      : ['RegionalDomainName', 'RegionalHostedZoneId'];
  const address: JsonValue = { 'Fn::GetAtt': [id, target] };
  if (domain.hostedZoneId !== undefined) {
    resources.push([
      `${id}Record`,
      {
        Type: 'AWS::Route53::RecordSet',
        Properties: {
          HostedZoneId: resolve(domain.hostedZoneId),
          Name: resolve(domain.domainName),
          Type: 'A',
          AliasTarget: { DNSName: address, HostedZoneId: { 'Fn::GetAtt': [id, zone] } },
        },
      },
    ]);
  }
  return {
    resources,
    outputs: [[`${id}Target`, { Description: 'What the record of the domain name points to.', Value: address }]],
  };
}

import { type Integration, type Text, textPreview } from '../../compiler/model/index.js';
import type { HttpCall } from '../exchange/index.js';
import { configurationFailure } from './configuration-failure.js';
import type { PreparationContext } from './preparation-context.js';
import { type ResolvedText, type StageVariables, withStageVariables } from './resolve-text.js';
import { type AwsNames, settleText } from './settle-text.js';

/** What of a connection goes into a call. */
export type Connection = Pick<HttpCall, 'vpcLink' | 'insecureSkipVerification'>;

/**
 * Prepares `connectionId`, `integrationTarget` and `tlsConfig`: through which link a backend is reached. The URL stays
 * what the `uri` says, which gives `Host` header and path. The guide says that the name of the stage becomes part of
 * the path of a private backend; how that fits a `uri` with a path is unconfirmed, and not done. A link that has no value
 * yet, such as one of the template, has its placeholder for a name: the backend behind it is the same.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/private-integration.html
 */
export function prepareConnection(
  { connectionType, connectionId, integrationTarget, tlsConfig }: Integration,
  { names }: PreparationContext,
): (stageVariables: StageVariables) => Connection {
  const tls = tlsConfig?.insecureSkipVerification === true ? { insecureSkipVerification: true } : {};
  if (connectionType !== 'VPC_LINK') return () => tls;
  const id = nameOrPlaceholder(connectionId ?? '', names);
  const target = integrationTarget === undefined ? undefined : nameOrPlaceholder(integrationTarget, names);
  return (stageVariables) => {
    const link = id(stageVariables);
    // What the client gets when a stage variable leaves no id is unconfirmed.
    if (link === '') throw configurationFailure('Invalid VPC link');
    const listener = target?.(stageVariables);
    return {
      ...tls,
      vpcLink: { connectionId: link, ...(listener === undefined ? {} : { integrationTarget: listener }) },
    };
  };
}

function nameOrPlaceholder(value: Text, names: AwsNames): ResolvedText {
  const settled = settleText(value, names);
  if (typeof settled !== 'string') return () => textPreview(settled);
  return (stageVariables) => withStageVariables(settled, stageVariables);
}

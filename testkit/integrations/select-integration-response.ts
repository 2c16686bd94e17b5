import type { Integration, IntegrationResponse } from '../../compiler/model/index.js';
import type { Exchange, IntegratedMethod } from '../exchange/index.js';
import { configurationFailure } from './configuration-failure.js';
import { selectionMatcher } from './selection-matcher.js';

/**
 * Prepares the choice of the integration response by status or error message: the first that fits in the order of the
 * document (which one AWS takes when several fit is unconfirmed), else the default. A pattern that is none fits nothing.
 * AWS holds one response for each status: of several in the document the last is taken to be left (unconfirmed).
 *
 * @returns chooses by the text, the status code being for the log; throws a GatewayFailure 500 when none fits, and when
 *   the method does not declare the status of the one that does
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-integration-settings-integration-response.html
 */
export function prepareSelection(
  integration: Integration,
  { method }: IntegratedMethod,
): (exchange: Exchange, text: string, status: number) => IntegrationResponse {
  const byStatus = new Map(integration.responses.map((response) => [response.statusCode, response]));
  const responses = integration.responses.filter((response) => byStatus.get(response.statusCode) === response);
  const candidates = responses.flatMap((response) => {
    const matches = isDefault(response) ? undefined : selectionMatcher(response.selectionPattern);
    return matches === undefined ? [] : [{ response, matches }];
  });
  const byDefault = responses.find(isDefault);
  const declared = new Set(method.methodResponses.map(({ statusCode }) => statusCode));
  return ({ log }, text, status) => {
    const fitting = candidates.find(({ matches, response: { selectionPattern } }) =>
      matches(text, () =>
        log?.(`The selection pattern ${selectionPattern} takes too long on this text, and counts as not fitting`),
      ),
    );
    const selected = fitting?.response ?? byDefault;
    if (selected === undefined) {
      throw configurationFailure(
        `No match for output mapping and no default output mapping configured. Endpoint Response Status Code: ${status}`,
      );
    }
    if (!declared.has(selected.statusCode)) {
      throw configurationFailure(`Output mapping refers to an invalid method response: ${selected.statusCode}`);
    }
    return selected;
  };
}

function isDefault({ selectionPattern }: IntegrationResponse): boolean {
  return selectionPattern === 'default' || selectionPattern === '';
}

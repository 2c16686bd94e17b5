import type { PrepareIntegration } from '../exchange/index.js';
import { integrationKind, integrationKinds } from './integration-kinds.js';

/**
 * Prepares the integration of a method: templates, mappings and patterns are read once. What is wrong with it shows
 * when a request meets it, so that one method cannot spoil an API.
 */
export const prepareIntegration: PrepareIntegration = (integration, method, deployed) =>
  integrationKinds[integrationKind(integration)](integration, method, deployed);

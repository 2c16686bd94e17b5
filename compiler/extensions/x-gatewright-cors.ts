import type { CorsConfiguration } from '../model/index.js';
import { corsConfiguration } from './cors-configuration.js';
import type { Extension } from './extension.js';

/** `x-gatewright-cors`: CORS of a REST API, for all paths at the root, for one path in its Path Item. AWS's Cors object. */
export const gatewrightCors: Extension<CorsConfiguration> = {
  name: 'x-gatewright-cors',
  places: ['root', 'path-item'],
  protocols: ['REST'],
  read: (node, context) => corsConfiguration(node, 'x-gatewright-cors', context),
};

import type { Integration, Text } from '../model/index.js';

/** The role that the deployment makes for an integration, undefined when it needs none. */
export type Credentials = (integration: Integration) => Text | undefined;

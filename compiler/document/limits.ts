/** How deep objects and lists may stand in each other, whatever the format. */
export const maxDepth = 200;

/** Bytes over all files of a document, unless `maxSize` says otherwise. */
export const defaultMaxSize = 20_000_000;

/** How many values the aliases of a YAML file may add to what is written there. */
export const maxAliasedValues = 100_000;

/** More duplicate keys than this are not reported: they help nobody. */
export const maxDuplicateKeys = 20;

/** More `$ref`s that lead nowhere than this are not looked for when a document is loaded. */
export const maxLostReferences = 200;

/** What `--target` takes, in the order in which outputs are built and listed. */
export const targetNames = ['client', 'validators', 'handlers', 'cloudformation', 'terraform', 'openapi'] as const;

export type TargetName = (typeof targetNames)[number];

/** What is built when nothing is said: all but `openapi`, which is for those who deploy with neither of the two before it. */
export const defaultTargets: readonly TargetName[] = targetNames.filter((name) => name !== 'openapi');

/** What `--target` takes, in the order in which outputs are built and listed. */
export const targetNames = ['client', 'validators', 'handlers', 'cloudformation', 'terraform'] as const;

export type TargetName = (typeof targetNames)[number];

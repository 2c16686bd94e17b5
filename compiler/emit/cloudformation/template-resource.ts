import type { JsonObject } from '../../model/index.js';

/** A member of the section `Resources`. */
export type TemplateResource = {
  readonly Type: string;
  readonly DependsOn?: string;
  readonly DeletionPolicy?: 'Retain';
  readonly UpdateReplacePolicy?: 'Retain';
  readonly Properties?: JsonObject;
};

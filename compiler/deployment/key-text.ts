import { getAtt, ref, type Text, terraformReference, text } from '../model/index.js';

/**
 * A path with placeholders as a text with references. Paths are the keys of an object, so that the model has them as
 * they are written.
 */
export function keyText(key: string): Text {
  const pieces = key.split(/\$\{([A-Za-z][A-Za-z0-9_.:]*)\}/);
  return text(pieces.map((piece, index) => (index % 2 === 0 ? piece : reference(piece))));
}

/** The key with the last word of a placeholder's name in its place, where a target cannot have functions in keys. */
export function keyWithoutPlaceholders(key: string): string {
  return key.replace(/\$\{([A-Za-z][A-Za-z0-9_.:]*)\}/g, (_, name: string) => name.replace(/^.*[.:]/, ''));
}

function reference(name: string): Text {
  if (/^(?:var|local|module|data|aws_\w+)\./.test(name)) return terraformReference(name);
  const dot = name.indexOf('.');
  return dot < 0 ? ref(name) : getAtt(name.slice(0, dot), name.slice(dot + 1));
}

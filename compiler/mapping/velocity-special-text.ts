/**
 * What Velocity prints of text that was read as the beginning of a reference or directive and turned out to be none:
 * each `$` and `#`, and backslashes that stand before a `$`. The `!` of `$!` is lost, as it is there.
 */
export function specialText(image: string): string {
  let result = '';
  for (let i = 0; i < image.length; i++) {
    const char = image[i];
    if (char === '#' || char === '$') {
      result += char;
    } else if (char === '\\') {
      let end = i;
      while (image[end] === '\\') end++;
      if (image[end] !== '$') continue;
      result += image.slice(i, end + 1);
      // Velocity steps over the character behind, too.
      i = end + 1;
    }
  }
  return result;
}

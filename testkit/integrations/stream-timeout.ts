/** A stream of an integration has paused for too long, or taken too long in all. */
export class StreamTimeout extends Error {
  override readonly name = 'StreamTimeout';
}

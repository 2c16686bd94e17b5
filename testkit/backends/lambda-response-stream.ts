import { Writable } from 'node:stream';

/**
 * What Lambda's Node runtime gives a streaming function to write to.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/config-rs-write-functions.html
 */
export class LambdaResponseStream extends Writable {
  /** Settles with the first write, or with the end. */
  readonly opened: Promise<undefined>;
  /** What is written, as it is written. */
  readonly readable: ReadableStream<Uint8Array>;
  private isOpen: () => void = () => undefined;
  private controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  private resume: (() => void) | undefined;
  private prelude: Uint8Array | undefined;

  constructor() {
    super();
    this.opened = new Promise((resolve) => {
      this.isOpen = () => resolve(undefined);
    });
    this.readable = new ReadableStream<Uint8Array>({
      start: (controller) => {
        this.controller = controller;
      },
      pull: () => {
        // The next chunk may be written, and have to wait, before this returns.
        const { resume } = this;
        this.resume = undefined;
        resume?.();
      },
      // The client has gone: a function that writes on gets an error, as from any closed stream.
      cancel: () => {
        this.destroy();
      },
    });
  }

  /** The gateway knows the format by the integration, not by this. */
  setContentType(_contentType: string): void {}

  /** Puts status and headers in front of what is written: `awslambda.HttpResponseStream.from`. */
  writePrelude(metadata: unknown): void {
    const json = new TextEncoder().encode(JSON.stringify(metadata));
    this.prelude = new Uint8Array(json.length + delimiterLength);
    this.prelude.set(json);
  }

  override _write(chunk: unknown, encoding: BufferEncoding, callback: (error?: Error | null) => void): void {
    this.flushPrelude();
    this.enqueue(typeof chunk === 'string' ? Buffer.from(chunk, encoding) : asBytes(chunk));
    // The next chunk waits until this one is wanted, so that a fast function does not fill the memory.
    if (this.controller === undefined || (this.controller.desiredSize ?? 0) > 0) callback();
    else this.resume = () => callback();
  }

  override _final(callback: (error?: Error | null) => void): void {
    this.flushPrelude();
    this.isOpen();
    this.controller?.close();
    this.controller = undefined;
    callback();
  }

  override _destroy(error: Error | null, callback: (error?: Error | null) => void): void {
    // An error that the reader hears of is not also one that nobody has caught.
    if (error !== null) this.controller?.error(error);
    this.controller = undefined;
    callback();
  }

  private flushPrelude(): void {
    if (this.prelude !== undefined) this.enqueue(this.prelude);
    this.prelude = undefined;
  }

  private enqueue(bytes: Uint8Array): void {
    this.isOpen();
    if (bytes.length > 0) this.controller?.enqueue(bytes);
  }
}

/** NUL bytes between the metadata and the body. */
const delimiterLength = 8;

function asBytes(chunk: unknown): Uint8Array {
  return chunk instanceof Uint8Array ? new Uint8Array(chunk) : new TextEncoder().encode(String(chunk));
}

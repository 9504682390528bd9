/*
 * Frames on the pipe between the platform and a query worker: 4 bytes length (big-endian), 1 byte kind, payload. A JSON payload
 * is UTF-8. Both sides bound what they take before they take it.
 */

export type Frame =
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'bytes'; readonly bytes: Buffer };

/** No frame is longer. A row that does not fit is a result that is too large. */
export const largestFrameBytes = 4 << 20;

const headBytes = 5;
const jsonKind = 1;
const bytesKind = 2;

/** The other side broke the framing: nothing it says after that means anything. */
export class FrameError extends Error {}

export const jsonFrame = (value: unknown): Buffer => jsonTextFrame(JSON.stringify(value));
/** For JSON that is text already. */
export const jsonTextFrame = (json: string): Buffer => frame(jsonKind, Buffer.from(json, 'utf8'));
export const bytesFrame = (bytes: Uint8Array): Buffer => frame(bytesKind, bytes);

function frame(kind: number, payload: Uint8Array): Buffer {
  if (payload.length > largestFrameBytes) throw new FrameError('frame too long');
  const whole = Buffer.allocUnsafe(headBytes + payload.length);
  whole.writeUInt32BE(payload.length, 0);
  whole.writeUInt8(kind, 4);
  whole.set(payload, headBytes);
  return whole;
}

/** Cuts a byte stream into frames. Holds at most one frame that is not whole yet. */
export class FrameReader {
  #held: Buffer[] = [];
  #length = 0;

  /** The frames that `piece` completes. Throws {@link FrameError} on anything that is not a frame. */
  push(piece: Buffer): Frame[] {
    this.#held.push(piece);
    this.#length += piece.length;
    const frames: Frame[] = [];
    for (;;) {
      const size = this.#sizeOfNext();
      if (size === undefined || this.#length < headBytes + size) return frames;
      const all = Buffer.concat(this.#held, this.#length);
      frames.push(decode(all.readUInt8(4), all.subarray(headBytes, headBytes + size)));
      const rest = all.subarray(headBytes + size);
      this.#held = rest.length > 0 ? [rest] : [];
      this.#length = rest.length;
    }
  }

  /** Length of the next payload, once its head is here. */
  #sizeOfNext(): number | undefined {
    if (this.#length < headBytes) return undefined;
    if (this.#held[0]!.length < headBytes) this.#held = [Buffer.concat(this.#held, this.#length)];
    const size = this.#held[0]!.readUInt32BE(0);
    if (size > largestFrameBytes) throw new FrameError('frame too long');
    return size;
  }
}

function decode(kind: number, payload: Buffer): Frame {
  if (kind === bytesKind) return { kind: 'bytes', bytes: payload };
  if (kind !== jsonKind) throw new FrameError('unknown kind of frame');
  try {
    return { kind: 'json', value: JSON.parse(payload.toString('utf8')) };
  } catch {
    throw new FrameError('not JSON');
  }
}

/** A body was larger than the limit. */
export class TooLarge extends Error {}

/**
 * Reads a body to its end.
 * @throws {TooLarge} once there is more than the limit, without reading the rest
 */
export async function readBody(
  response: Response,
  limit: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const { chunks, isComplete } = await readChunks(response, limit);
  if (!isComplete) throw new TooLarge(`the body is larger than ${limit} bytes`);
  return joined(chunks);
}

/** Reads the start of a body, as text; what is not UTF-8 in it is replaced. */
export async function readStart(response: Response, limit: number): Promise<string> {
  const { chunks } = await readChunks(response, limit);
  return new TextDecoder().decode(joined(chunks).subarray(0, limit));
}

async function readChunks(
  response: Response,
  limit: number,
): Promise<{ chunks: Uint8Array[]; isComplete: boolean }> {
  const chunks: Uint8Array[] = [];
  const reader = response.body?.getReader();
  if (reader === undefined) return { chunks, isComplete: true };
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return { chunks, isComplete: true };
    chunks.push(value);
    size += value.byteLength;
    if (size > limit) {
      // Whether the rest can be let go of changes nothing for the call.
      reader.cancel().catch(() => {});
      return { chunks, isComplete: false };
    }
  }
}

function joined(chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(chunks.reduce((size, chunk) => size + chunk.byteLength, 0));
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return bytes;
}

/** A body as it arrived: all of it, or its start. */
export interface Arrived {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly isWhole: boolean;
}

/** Reads a body to its end, or until there is more of it than the limit, or it is no longer wanted. */
export async function readBody(
  { body }: Response,
  limit: number,
  signal: AbortSignal,
): Promise<Arrived> {
  const reader = body?.getReader();
  // Not every `fetch` listens to its signal to the end.
  const cancel = (): void => void reader?.cancel().catch(() => {});
  signal.onabort = cancel;
  const chunks: Uint8Array[] = [];
  let size = 0;
  let isWhole = true;
  while (reader && isWhole) {
    const { done, value } = await reader.read();
    if (done) break;
    chunks.push(value);
    size += value.byteLength;
    isWhole = size <= limit;
  }
  if (!isWhole) cancel();
  const bytes = new Uint8Array(size);
  for (const chunk of chunks.reverse()) bytes.set(chunk, (size -= chunk.byteLength));
  return { bytes, isWhole };
}

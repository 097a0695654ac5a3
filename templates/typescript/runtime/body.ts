import { connected } from "./errors/connection-error.js";

/** Reads a body to its end, or until there is more of it than the limit. */
export async function readBody(
  operationId: string,
  response: Response,
  limit: number,
): Promise<{ bytes: ArrayBuffer; isWhole: boolean }> {
  const reader = response.body?.getReader();
  const chunks: BlobPart[] = [];
  let isWhole = true;
  for (let size = 0; reader && isWhole;) {
    const { done, value } = await connected(operationId, reader.read());
    if (done) break;
    chunks.push(value);
    size += value.byteLength;
    isWhole = size <= limit;
  }
  return { bytes: await new Blob(chunks).arrayBuffer(), isWhole };
}

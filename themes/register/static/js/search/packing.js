// Deflated bytes with the register's own words known beforehand: twin of
// registry/search/shards/packing.py.

const DEFLATE = "deflate-raw";
const text = new TextDecoder("gb18030");

/** What a file holds; `words` is the dictionary as `dictionary` gives it. */
export async function unpack(packed, words) {
  const all = await inflated([stored(words), packed]);
  return text.decode(all.subarray(words.length));
}

/** The dictionary from its file. */
export function dictionary(packed) {
  return inflated([packed]);
}

/** Bytes as a block that is not deflated and has others after it. */
function stored(bytes) {
  const { length } = bytes;
  const block = new Uint8Array(length + 5);
  block.set([0, length & 255, length >> 8, ~length & 255, (~length >> 8) & 255]);
  block.set(bytes, 5);
  return block;
}

async function inflated(parts) {
  const stream = new Blob(parts).stream().pipeThrough(new DecompressionStream(DEFLATE));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** Whether this browser can read the search's files. */
export function isAble() {
  try {
    return Boolean(new DecompressionStream(DEFLATE));
  } catch {
    return false;
  }
}

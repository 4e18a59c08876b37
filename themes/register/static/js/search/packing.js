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

/** Fed and read by hand: a Blob and a Response each take a way round through other processes. */
async function inflated(parts) {
  const { writable, readable } = new DecompressionStream(DEFLATE);
  const writer = writable.getWriter();
  // What is wrong with the bytes is told where they are read.
  const fed = Promise.allSettled([...parts.map((part) => writer.write(part)), writer.close()]);
  const chunks = [];
  const reader = readable.getReader();
  for (let step = await reader.read(); !step.done; step = await reader.read()) chunks.push(step.value);
  await fed;
  return joined(chunks);
}

function joined(chunks) {
  const whole = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

/** Whether this browser can read the search's files. */
export function isAble() {
  try {
    return Boolean(new DecompressionStream(DEFLATE));
  } catch {
    return false;
  }
}

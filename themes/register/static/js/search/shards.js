// Where a shard lies, and the skeleton: twins of registry/search/shards/files.py and heavy.py.

const FIRST = 0x21;
const TABLE = Int32Array.from({ length: 256 }, (_, at) => {
  let rest = at;
  for (let bit = 0; bit < 8; bit += 1) rest = rest & 1 ? 0xedb88320 ^ (rest >>> 1) : rest >>> 1;
  return rest;
});

/** The name of the file of a key among so many of a family; keys alike before a tab share it. */
export function path(family, key, files) {
  const at = crc32(new TextEncoder().encode(key.split("\t")[0])) % files;
  return `${family}/${hex(at & 255)}/${hex(at >> 8)}.bin`;
}

/** The heavy keys that the text of a skeleton holds. */
export function heavy(text) {
  let last = [];
  const keys = text.split("\n").filter(Boolean).map((line) => {
    last = [...last.slice(0, line.charCodeAt(0) - FIRST), ...Array.from(line.slice(1))];
    return last.join("");
  });
  return new Set(keys);
}

/** CRC-32, by which keys and paths are spread over files. */
export function crc32(bytes) {
  let rest = ~0;
  for (const byte of bytes) rest = TABLE[(rest ^ byte) & 255] ^ (rest >>> 8);
  return ~rest >>> 0;
}

function hex(number) {
  return number.toString(16).padStart(2, "0");
}

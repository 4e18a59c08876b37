// The log's tree from its tiles: nodes, and the proof that a leaf is in it. Twin of
// registry/tlog/tiles.py and merkle.py.

import { joined, sha256 } from "./bytes.js";

const SIZE = 32;
const BITS = 8;
export const WIDTH = 2 ** BITS;
const NODE = Uint8Array.of(1);

/** Where a tile or a bundle of so many hashes or leaves lies below the log. */
export function path(level, number, width) {
  let text = String(number % 1000).padStart(3, "0");
  for (let rest = Math.floor(number / 1000); rest; rest = Math.floor(rest / 1000)) {
    text = `x${String(rest % 1000).padStart(3, "0")}/${text}`;
  }
  return `tile/${level}/${text}${width === WIDTH ? "" : `.p/${width}`}`;
}

/** How many hashes the tile has, or leaves the bundle, in a tree of this size. */
export const width = (size, level, number) =>
  Math.min(WIDTH, Math.floor(size / WIDTH ** level) - number * WIDTH);

/** The proof that a leaf is in a tree; `read` gives files of the log. */
export async function inclusion(index, size, read) {
  const node = nodes(size, read);
  const found = [];
  let [low, high] = [0, size];
  while (high - low > 1) {
    const middle = low + split(high - low);
    if (index < middle) {
      found.push(await over(middle, high, node));
      high = middle;
    } else {
      found.push(await over(low, middle, node));
      low = middle;
    }
  }
  return found.reverse();
}

function nodes(size, read) {
  return async (level, index) => {
    const tall = Math.floor(level / BITS);
    const count = 2 ** (level % BITS);
    const start = index * count;
    const number = Math.floor(start / WIDTH);
    const tile = await read(path(tall, number, width(size, tall, number)));
    let hashes = [];
    for (let at = start % WIDTH; at < (start % WIDTH) + count; at += 1) {
      hashes.push(tile.slice(at * SIZE, (at + 1) * SIZE));
    }
    while (hashes.length > 1) {
      const pairs = hashes.filter((_, at) => at % 2 === 0);
      hashes = await Promise.all(
        pairs.map((left, at) => sha256(NODE, joined(left, hashes[2 * at + 1]))),
      );
    }
    return hashes[0];
  };
}

/** The hash over some leaves that are a subtree of the tree. */
async function over(low, high, node) {
  const parts = [];
  for (let at = low; at < high; ) {
    const level = Math.floor(Math.log2(high - at));
    parts.push(await node(level, at / 2 ** level));
    at += 2 ** level;
  }
  let made = parts.pop();
  while (parts.length) made = await sha256(NODE, joined(parts.pop(), made));
  return made;
}

/** The greatest power of two below the count. */
function split(count) {
  let power = 1;
  while (power * 2 < count) power *= 2;
  return power;
}

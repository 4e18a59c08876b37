// The tree's proofs (RFC 9162, 2.1.3.2). Twin of registry/tlog/merkle.py.

import { sha256 } from "./bytes.js";

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

export const leafHash = (leaf) => sha256(LEAF, leaf);
const nodeHash = (left, right) => sha256(NODE, left, right);

// The root that a leaf's hash and its path lead to; null where they lead nowhere.
export async function root(leaf, index, size, path) {
  if (!(index < size)) return null;
  let first = index;
  let last = size - 1;
  let made = leaf;
  const up = () => {
    first = Math.floor(first / 2);
    last = Math.floor(last / 2);
  };
  for (const hash of path) {
    if (!last) return null;
    if (first % 2 || first === last) {
      made = await nodeHash(hash, made);
      while (first && first % 2 === 0) up();
    } else {
      made = await nodeHash(made, hash);
    }
    up();
  }
  return last ? null : made;
}

// A published JSON file against the log, by a few files of it. Twin of `opened` in
// registry/tlog/verifying.py.

import { crc32 } from "../search/shards.js";
import { bytes, decoded, hex, same } from "./bytes.js";
import { leafHash, root } from "./merkle.js";
import { checkpoint, opened } from "./note.js";
import { commitment, SHORT } from "./proof.js";
import { inclusion, path as tile, width, WIDTH } from "./tree.js";

const text = (held) => new TextDecoder().decode(held);

/**
 * The checkpoint under which the file at this path is what the log has; throws, in words, where
 * anything is amiss. `read` gives the site's files as bytes.
 */
export async function checkFile(path, read) {
  const log = (name) => read(`log/${name}`);
  const about = JSON.parse(text(await log("log.json")));
  const { files } = JSON.parse(text(await read("release/openings.json")));
  const [file, openings, note] = await Promise.all([
    read(path),
    read(`release/openings/${crc32(bytes(path)) % files}.json`),
    log("checkpoint"),
  ]);
  const signed = checkpoint(await opened(text(note), about.key));
  const [index, salt] = JSON.parse(text(openings))[path] ?? [];
  if (!(index < signed.size)) throw new Error("日志中没有此文件");
  const first = Math.floor(index / WIDTH);
  const bundle = await log(tile("entries", first, width(signed.size, 0, first)));
  const leaf = leaves(bundle)[index % WIDTH];
  const told = JSON.parse(text(leaf));
  if (told.c !== (await commitment(decoded(salt), text(file)))) {
    throw new Error("文件内容与日志条目不符");
  }
  const proof = await inclusion(index, signed.size, log);
  const made = await root(await leafHash(leaf), index, signed.size, proof);
  if (!made || !same(made, signed.root)) throw new Error("证明不成立");
  return { ...signed, index, day: told.d, key: about.key, short: hex(signed.root).slice(0, SHORT) };
}

/** The leaves of a bundle. */
function leaves(bundle) {
  const found = [];
  for (let at = 0; at < bundle.length; ) {
    const end = at + 2 + bundle[at] * 256 + bundle[at + 1];
    found.push(bundle.slice(at + 2, end));
    at = end;
  }
  return found;
}

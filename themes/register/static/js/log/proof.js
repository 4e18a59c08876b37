// A notice and its proof (C2SP tlog-proof), with a key. Twin of registry/tlog/proof.py.

import { bytes, decoded, encoded, hex, same, sha256 } from "./bytes.js";
import { canonical } from "./canonical.js";
import { leafHash, root } from "./merkle.js";
import { checkpoint, opened } from "./note.js";

const HEAD = "c2sp.org/tlog-proof@v1";
const FORM = /^c2sp\.org\/tlog-proof@v1\nextra (\S+)\nindex (0|[1-9]\d{0,14})\n((?:\S+\n)*)\n(.*)$/s;
const PREFIX = bytes("enterprise-credit-register/v1\n");
const SALT = 32;
// So many characters of the root are printed on pages.
export const SHORT = 12;

function parsed(text) {
  const form = FORM.exec(text);
  if (!form) throw new Error(`不是日志证明文件（${HEAD}）`);
  const salted = decoded(form[1]);
  return {
    salt: salted.slice(0, SALT),
    leaf: salted.slice(SALT),
    index: Number(form[2]),
    path: form[3].split("\n").filter(Boolean).map(decoded),
    note: form[4],
  };
}

// What a leaf has of published JSON.
export async function commitment(salt, twin) {
  const content = JSON.parse(twin);
  if ("corrected_by" in content) content.corrected_by = [];
  const digest = await sha256(bytes(canonical(content)));
  const made = encoded(await sha256(PREFIX, salt, digest));
  return made.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

// The checkpoint under which the notice was logged; throws, in words, where anything is amiss.
export async function check(twin, proof, key) {
  const { salt, leaf, index, path, note } = parsed(proof);
  const told = JSON.parse(new TextDecoder().decode(leaf));
  if (told.c !== (await commitment(salt, twin))) throw new Error("公告内容与日志条目不符");
  const signed = checkpoint(await opened(note, key));
  const made = await root(await leafHash(leaf), index, signed.size, path);
  if (!made || !same(made, signed.root)) throw new Error("证明不成立");
  return { ...signed, index, day: told.d, short: hex(signed.root).slice(0, SHORT) };
}

// Signed notes and their keys (C2SP signed-note, Ed25519). Twin of registry/tlog/note.py.

import { bytes, decoded, joined, same, sha256 } from "./bytes.js";

const ED25519 = Uint8Array.of(1);
const HINT = 4;

async function parsed(key) {
  const [name, , ...rest] = key.trim().split("+");
  const raw = decoded(rest.join("+"));
  if (raw.length !== 33 || raw[0] !== 1) throw new Error("不是日志公钥");
  const hint = (await sha256(bytes(`${name}\n`), ED25519, raw.slice(1))).slice(0, HINT);
  const usages = ["verify"];
  const known = await crypto.subtle.importKey("raw", raw.slice(1), "Ed25519", false, usages);
  return { name, hint, known };
}

// The text that one of the keys signed; throws where none did.
export async function opened(note, keys) {
  const [key, ...others] = [keys].flat();
  try {
    return await signed(note, key);
  } catch (fault) {
    if (!others.length) throw fault;
    return opened(note, others);
  }
}

async function signed(note, key) {
  const { name, hint, known } = await parsed(key);
  const gap = note.lastIndexOf("\n\n");
  const text = note.slice(0, gap + 1);
  for (const line of note.slice(gap + 2).split("\n")) {
    const [dash, signer, encoded] = line.split(" ");
    if (gap < 0 || dash !== "—" || signer !== name) continue;
    const signature = decoded(encoded);
    if (!same(signature.slice(0, HINT), hint)) continue;
    const held = joined(signature.slice(HINT));
    if (await crypto.subtle.verify("Ed25519", known, held, bytes(text))) return text;
  }
  throw new Error(`缺少 ${name} 的有效签名`);
}

// The checkpoint of a note's text.
export function checkpoint(text) {
  const [origin, size, root] = text.split("\n");
  if (!origin || !/^(0|[1-9]\d{0,14})$/.test(size ?? "")) throw new Error("不是日志检查点");
  return { origin, size: Number(size), root: decoded(root) };
}

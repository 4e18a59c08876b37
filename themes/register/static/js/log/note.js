// Signed notes and their keys (C2SP signed-note, Ed25519). Twin of registry/tlog/note.py.

import { bytes, decoded, joined, same, sha256 } from "./bytes.js";
import { checker } from "./signature.js";

const LOG = 1;
const WITNESS = 4;
const HINT = 4;
const TIME = 8;

async function parsed(key, kind) {
  const [name, , ...rest] = key.trim().split("+");
  const raw = decoded(rest.join("+"));
  if (raw.length !== 33 || raw[0] !== kind) throw new Error("不是日志公钥");
  const hint = (await sha256(bytes(`${name}\n`), raw)).slice(0, HINT);
  return { name, hint, made: await checker(raw.slice(1)) };
}

/** The text of a note, and what stands there as signatures of a key. */
function parted(note, { name, hint }) {
  const gap = note.lastIndexOf("\n\n");
  const lines = gap < 0 ? [] : note.slice(gap + 2).split("\n").map((line) => line.split(" "));
  const held = lines
    .filter(([dash, signer]) => dash === "—" && signer === name)
    .map(([, , encoded]) => decoded(encoded))
    .filter((signature) => same(signature.slice(0, HINT), hint));
  return { text: note.slice(0, gap + 1), held: held.map((signature) => signature.slice(HINT)) };
}

const signs = ({ made }, signature, text) => made(joined(signature), bytes(text));

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
  const signer = await parsed(key, LOG);
  const { text, held } = parted(note, signer);
  for (const signature of held) if (await signs(signer, signature, text)) return text;
  throw new Error(`缺少 ${signer.name} 的有效签名`);
}

// The name of a witness, and when it saw a note in seconds since 1970: 0 where it did not.
export async function seen(note, key) {
  const witness = await parsed(key, WITNESS);
  const { text, held } = parted(note, witness);
  for (const signature of held) {
    const time = signature.slice(0, TIME).reduce((sum, byte) => sum * 256 + byte, 0);
    const told = `cosignature/v1\ntime ${time}\n${text}`;
    if (await signs(witness, signature.slice(TIME), told)) return { name: witness.name, time };
  }
  return { name: witness.name, time: 0 };
}

// The checkpoint of a note's text.
export function checkpoint(text) {
  const [origin, size, root] = text.split("\n");
  if (!origin || !/^(0|[1-9]\d{0,14})$/.test(size ?? "")) throw new Error("不是日志检查点");
  return { origin, size: Number(size), root: decoded(root) };
}

// Who cosigned the newest checkpoint, and when. Twin of registry/tlog/cosigned.py.

import { failed, hex } from "./bytes.js";
import { checkpoint, opened, seen } from "./note.js";
import { SHORT } from "./proof.js";
import { text } from "./reading.js";

/** The time in China, to the minute. */
const there = (time) =>
  new Date((time + 8 * 3600) * 1000).toISOString().slice(0, 16).replace("T", " ");

function told({ name, time }, { size, root }) {
  if (!time) return `${name}：尚未对现在的检查点签名 Has not cosigned it yet`;
  const short = hex(root).slice(0, SHORT);
  return `${name}：${there(time)}（北京时间）见证，日志 ${size} 条，树根 ${short} Cosigned`;
}

async function lines({ key, witnesses }) {
  const note = await text("log/checkpoint");
  const signed = checkpoint(await opened(note, key));
  const found = await Promise.all(witnesses.map((witness) => seen(note, witness)));
  return found.map((one) => told(one, signed));
}

/** Tells in a section what each witness that the site names gave to the checkpoint. */
export async function showWitnesses(section, keys) {
  if (!keys.witnesses.length || !globalThis.crypto?.subtle) return;
  const said = await lines(keys).catch((fault) => [failed(fault)]);
  const items = said.map((line) => {
    const item = document.createElement("li");
    item.textContent = line;
    return item;
  });
  section.querySelector("ul").replaceChildren(...items);
  section.hidden = false;
}

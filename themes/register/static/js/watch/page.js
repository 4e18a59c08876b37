// The list of watched companies: what changed of each since it was last looked at.

import { download } from "../download.js";
import { address } from "../search/files.js";
import { today } from "../standing.js";
import { entryOf } from "./entry.js";
import { codeOf, exported, imported, keep, Refused, watched } from "./list.js";
import { changes, told } from "./told.js";

const AT_ONCE = 4;
const part = (name) => document.getElementById(`watch-${name}`);
const [status, list, seen, add, file] = ["status", "list", "seen", "add", "file"].map(part);

/** What became of the last look: code → {view, changes}, or {} where nothing came. */
let looked = new Map();
let turns = 0;

async function look(code, { told: before }) {
  const page = new URL(address({ kind: "company", row: { code } }));
  const answer = await fetch(page.href.replace(/html$/u, "json"), { cache: "no-cache" });
  if (answer.status === 404) return { absent: true, changes: [] };
  if (!answer.ok) throw new Error(`${code}: ${answer.status}`);
  const view = await answer.json();
  if (view.erased_on) return { absent: true, changes: [] };
  return { view, changes: before ? changes(before, view, today()) : [] };
}

/** Looks at every company, a few at a time, and shows the list. */
async function show() {
  const turn = ++turns;
  const held = watched();
  const codes = Object.keys(held).sort();
  status.value = codes.length ? `正在读取 ${codes.length} 家企业的现状……` : "";
  const found = new Map();
  const waiting = [...codes];
  const work = async () => {
    for (let code = waiting.shift(); code; code = waiting.shift()) {
      found.set(code, await look(code, held[code]).catch(() => ({ failed: true, changes: [] })));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  if (turn !== turns) return;
  looked = found;
  remember(held);
  draw(held, codes);
}

/** One that was only typed in is told of from now on. */
function remember(held) {
  let fresh = false;
  for (const [code, { view }] of looked) {
    if (!view || held[code].told) continue;
    held[code] = { name: view.name, since: today(), told: told(view, today()) };
    fresh = true;
  }
  if (fresh) tried(() => keep(held));
}

function draw(held, codes) {
  const changed = codes.filter((code) => looked.get(code).changes.length);
  const others = codes.filter((code) => !changed.includes(code));
  list.replaceChildren(...[...changed, ...others].map((code) => entryOf(code, held[code], looked.get(code), remove)));
  seen.hidden = !changed.length;
  status.value = said(codes, changed);
}

function said(codes, changed) {
  if (!codes.length) return "还没有关注的企业。";
  const failed = codes.filter((code) => looked.get(code).failed).length;
  const rest = failed ? `；${failed} 家没有读到，请稍后再试` : "";
  return `关注 ${codes.length} 家企业，其中 ${changed.length} 家有变化${rest}。`;
}

function remove(code) {
  const held = watched();
  delete held[code];
  if (tried(() => keep(held))) show().then(() => add.elements.code.focus());
}

/** Whether it could be done; else what is wrong is said. */
function tried(act) {
  try {
    act();
    return true;
  } catch (fault) {
    status.value = fault instanceof Refused ? fault.message : "没有做成，请稍后再试。";
    return false;
  }
}

seen.addEventListener("click", () => {
  const held = watched();
  for (const [code, { view }] of looked) {
    if (view && code in held) held[code] = { name: view.name, since: today(), told: told(view, today()) };
  }
  if (tried(() => keep(held))) show().then(() => status.focus());
});
add.addEventListener("submit", (event) => {
  event.preventDefault();
  const box = add.elements.code;
  const done = tried(() => {
    const code = codeOf(box.value);
    keep({ [code]: { name: "", since: today(), told: null }, ...watched() });
    box.value = "";
  });
  if (done) show();
});
part("export").addEventListener("click", () => {
  download(`关注名单-${today()}.json`, "application/json", exported(watched()));
});
file.addEventListener("change", async () => {
  const [chosen] = file.files;
  if (!chosen) return;
  const text = await chosen.text();
  file.value = "";
  if (tried(() => keep(imported(text, watched())))) show();
});
// Another window of this browser may change the list.
addEventListener("storage", () => show());
show();

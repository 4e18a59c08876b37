// The page on which two companies are put side by side. Its address names both, to be passed on.

import { check } from "../batch/check.js";
import { address, loader } from "../search/files.js";
import { openLookup } from "../search/lookup.js";
import { isAble } from "../search/packing.js";
import { sideBySide } from "./rows.js";
import { bodies } from "./table.js";

const FAILED = "查询数据没有载入，请稍后再试。";
const OLD = "这个浏览器版本过旧，不能对照；请更新浏览器。";
const SAME = "两处填的是同一家企业。";
const UNFOUND = {
  mistyped: "校验位不符，不是有效的统一社会信用代码。",
  none: "没有找到。未列入只表示没有公布其信用等级或者信用承诺书，不是对其信用的评价。",
  several: "名称相同的有几家，请选定一家：",
  near: "没有完全相符的，名称相近的有：",
};

const form = document.getElementById("compare");
const boxes = [form.elements.one, form.elements.other];
const part = (name) => document.getElementById(`compare-${name}`);
const [status, choices, result] = ["status", "choices", "result"].map(part);
const heads = [part("first"), part("second")];

let turns = 0;
let opening = null;

function open() {
  opening ??= loader().then((files) => openLookup(files, async () => null));
  opening.catch(() => (opening = null));
  return opening;
}

async function start() {
  const turn = ++turns;
  choices.replaceChildren();
  result.hidden = true;
  if (!isAble()) return say(OLD);
  say("正在查询……");
  try {
    const search = await open();
    const found = await Promise.all(boxes.map(({ value }) => check(search, { text: value.trim() })));
    if (turn === turns) await settle(found, turn);
  } catch {
    if (turn === turns) say(FAILED);
  }
}

/** Shows the two, or asks about the first that is not one company. */
async function settle(found, turn) {
  const open = found.findIndex(({ kind }) => !["listed", "former"].includes(kind));
  if (open >= 0) return ask(boxes[open], found[open]);
  const codes = found.map(({ rows: [{ code }] }) => code);
  if (codes[0] === codes[1]) return say(SAME);
  const views = await Promise.all(codes.map(view));
  if (turn !== turns) return;
  history.replaceState(null, "", `?${new URLSearchParams({ one: codes[0], other: codes[1] })}`);
  show(views);
}

async function view(code) {
  const page = address({ kind: "company", row: { code } });
  const answer = await fetch(String(page).replace(/html$/u, "json"), { cache: "no-cache" });
  if (!answer.ok) throw new Error(`${code}: ${answer.status}`);
  return answer.json();
}

function ask(box, { kind, rows }) {
  say(`“${box.value.trim()}”${UNFOUND[kind]}`);
  choices.replaceChildren(...rows.map((row) => choice(box, row)));
  box.focus();
}

function choice(box, { code, name }) {
  const item = document.createElement("li");
  const button = document.createElement("button");
  button.type = "button";
  button.className = "check";
  button.textContent = `${name} ${code}`;
  button.addEventListener("click", () => {
    box.value = code;
    start();
  });
  item.append(button);
  return item;
}

function show(views) {
  const names = views.map(({ name }) => name);
  views.forEach(({ code, name }, at) => {
    const link = document.createElement("a");
    link.href = address({ kind: "company", row: { code } });
    link.textContent = name;
    heads[at].replaceChildren(link);
  });
  const table = result.querySelector("table");
  for (const body of [...table.tBodies]) body.remove();
  table.append(...bodies(sideBySide(views)));
  result.hidden = false;
  say(`第一家：${names[0]}；第二家：${names[1]}。`);
}

function say(text) {
  status.value = text;
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  start();
});
const asked = new URLSearchParams(location.search);
// What was entered before this script came stays.
boxes.forEach((box) => (box.value = asked.get(box.name) ?? box.value));
if (boxes.every(({ value }) => value)) start();

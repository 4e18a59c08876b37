// The page on which a list of companies is checked. The list itself stays in the page.

import { download } from "../download.js";
import { address, coverage, loader } from "../search/files.js";
import { openLookup } from "../search/lookup.js";
import { isAble } from "../search/packing.js";
import { today } from "../standing.js";
import { checkAll } from "./check.js";
import { parse, written } from "./csv.js";
import { checkpointOf } from "./checkpoint.js";
import { rowsOf, Unreadable } from "./reading.js";
import { asked } from "./rows.js";
import { rowOf } from "./table.js";
import { source, summary, table } from "./wording.js";

const MOST = 2000;
// A screen reader is not told of every line.
const SPOKEN = 50;
const OLD = "这个浏览器版本过旧，不能核对；请更新浏览器。";
const FAILED = "查询数据没有载入，请稍后再试。";
const EMPTY = "名单是空的：请粘贴名称或者代码，一行一个，或者选择文件。";

const form = document.getElementById("batch");
const { list, file } = form.elements;
const part = (name) => document.getElementById(`batch-${name}`);
const [status, progress, cancel, result, body] = ["status", "progress", "cancel", "result", "rows"].map(part);

let held = null;
let running = null;
let opening = null;

function open() {
  opening ??= Promise.all([lookup(), coverage(), checkpointOf(form.dataset.log)]);
  opening.catch(() => (opening = null));
  return opening;
}

/** Notices are not asked for, so no library is. */
async function lookup() {
  return openLookup(await loader(), async () => null);
}

async function start() {
  const lines = asked(parse(list.value));
  if (!isAble()) return say(OLD);
  if (!lines.length) return say(EMPTY);
  if (lines.length > MOST) return say(`名单有 ${lines.length} 行，一次最多 ${MOST} 行；请分几次核对。`);
  await run(lines);
}

async function run(lines) {
  running?.abort();
  const mine = new AbortController();
  running = mine;
  busy(true, lines.length);
  try {
    const [search, covered, checkpoint] = await open();
    const onDone = (done) => running === mine && told(done, lines.length);
    const found = await checkAll(search, lines, mine.signal, onDone);
    if (running !== mine) return;
    held = { lines, found, covered, checkpoint, day: today(), titles: search.words.rulesets, address };
    show();
  } catch {
    if (running === mine) say(FAILED);
  } finally {
    if (running === mine) busy(false);
  }
}

function told(done, all) {
  progress.value = done;
  if (done % SPOKEN === 0) status.value = `已查 ${done} 行，共 ${all} 行……`;
}

function busy(is, all = 1) {
  progress.hidden = cancel.hidden = !is;
  progress.max = all;
  progress.value = 0;
  if (is) {
    result.hidden = true;
    status.value = `正在核对 ${all} 行……`;
  }
}

function show() {
  const { lines, found, covered, checkpoint, day } = held;
  body.replaceChildren(...lines.flatMap((line, at) => (found[at] ? [rowOf(line, found[at])] : [])));
  part("source").textContent = source(covered, checkpoint, day);
  say(summary(found, lines.length));
  result.hidden = !found.some(Boolean);
}

function say(text) {
  status.value = text;
}

/** A file takes the place of what stands in the box, so that the reader sees what is asked. */
async function take(chosen) {
  say(`正在读取“${chosen.name}”……`);
  try {
    const lines = asked(await rowsOf(chosen));
    const both = lines.some(({ name }) => name);
    list.value = lines.map(({ text, name }) => (both ? `${text}\t${name}` : text)).join("\n");
    say(lines.length ? `“${chosen.name}”中有 ${lines.length} 行，已填入名单；请看过后核对。` : EMPTY);
    form.querySelector("button").focus();
  } catch (fault) {
    say(fault instanceof Unreadable ? fault.message : "文件未能读出。");
  }
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  start();
});
file.addEventListener("change", () => {
  if (file.files[0]) take(file.files[0]);
  file.value = "";
});
cancel.addEventListener("click", () => running?.abort());
part("download").addEventListener("click", () => {
  const { lines, found, day } = held;
  download(`批量核对-${day}.csv`, "text/csv;charset=utf-8", written(table(lines, found, held)));
});
form.addEventListener("dragover", (event) => {
  if (event.dataTransfer.types.includes("Files")) event.preventDefault();
});
form.addEventListener("drop", (event) => {
  const [dropped] = event.dataTransfer.files;
  if (!dropped) return;
  event.preventDefault();
  take(dropped);
});

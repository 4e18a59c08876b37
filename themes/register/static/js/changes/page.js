// What changed between two days: the months' files are read, and cut to the days.

import { isDay } from "../asof/day.js";
import { written } from "../batch/csv.js";
import { download } from "../download.js";
import { address, coverage } from "../search/files.js";
import { inWords } from "../search/wording.js";
import { today } from "../standing.js";
import { changesBetween } from "./months.js";

const PAGE = 200;
const FAILED = "各月的文件没有取得，请稍后再试，或者打开下面各月的清单。";
const NO_DAYS = "两个日期都应为不晚于今天的日期，写作 2026-02-28，且前一个不晚于后一个。";
const COLUMNS = ["day", "kind", "event", "code", "name", "ruleset", "was", "becomes", "notice", "number"];

const form = document.getElementById("changes");
const [from, to] = ["from", "to"].map((name) => form.elements.namedItem(name));
const part = (name) => document.getElementById(`changes-${name}`);
const [status, result, body, more] = ["status", "result", "rows", "more"].map(part);
const months = [...document.querySelectorAll("[data-month]")].map(({ dataset }) => dataset.month);

let held = [];
let turns = 0;

/** Lists what changed between the days that stand in the form. */
async function list() {
  const turn = ++turns;
  const [first, last] = [from.value, to.value];
  result.hidden = true;
  try {
    const told = (done, all) => turn === turns && (status.value = `正在读取第 ${done + 1} 个月，共 ${all} 个月……`);
    const [rows, covered] = await Promise.all([changesBetween(months, first, last, told), coverage()]);
    if (turn !== turns) return;
    held = rows;
    body.replaceChildren();
    show();
    status.value = summary(first, last, covered.as_of);
    result.hidden = !rows.length;
  } catch {
    if (turn === turns) status.value = FAILED;
  }
}

function summary(first, last, covered) {
  const days = `${inWords(first)} 至 ${inWords(last)}`;
  const notices = new Set(held.map(({ notice }) => notice).filter(Boolean)).size;
  const found = held.length ? `共 ${held.length} 项变动，涉及公告 ${notices} 件。` : "没有变动。";
  const reach = last > covered ? `登记册的数据截至 ${inWords(covered)}，此后的事项尚未载入。` : "";
  return `${days}：${found}${reach}`;
}

/** Shows some more rows; the reader's focus goes to the first of them. */
function show() {
  const begun = body.children.length;
  body.append(...held.slice(begun, begun + PAGE).map(rowOf));
  more.hidden = body.children.length >= held.length;
  return body.children[begun];
}

function rowOf(change) {
  const row = part("row").content.cloneNode(true).firstElementChild;
  const [time, link, code] = ["time", "a", ".code"].map((of) => row.querySelector(of));
  time.textContent = inWords(change.day);
  time.dateTime = change.day;
  if (change.code) {
    link.href = address({ kind: "company", row: { code: change.code } });
    link.textContent = change.name;
    code.textContent = change.code;
  } else {
    link.replaceWith("—");
    code.remove();
  }
  const word = document.getElementById(`event-${change.kind}`);
  row.querySelector(".event").append(word ? word.content.cloneNode(true) : change.event);
  row.querySelector(".what").append(what(change));
  row.querySelector(".by").append(notice(change));
  return row;
}

function what({ was, becomes }) {
  return was && becomes ? `由“${was}”变为“${becomes}”` : becomes || was || "—";
}

function notice({ notice: id, number }) {
  if (!id) return "—";
  const link = document.createElement("a");
  link.className = "doc";
  link.href = address({ kind: "notice", row: { code: id } });
  link.textContent = number || id;
  return link;
}

/** Takes the days from the address; without any, the month that the data end in. */
async function fromAddress() {
  const asked = new URLSearchParams(location.search);
  if (asked.has("from") || asked.has("to")) {
    [from.value, to.value] = [asked.get("from") ?? "", asked.get("to") ?? ""];
    if (check()) list();
    return;
  }
  result.hidden = true;
  status.value = "";
  const { as_of: last } = await coverage().catch(() => ({ as_of: today() }));
  [from.value, to.value] = [`${last.slice(0, 7)}-01`, last];
}

/** Whether both are days; else that is said. */
function check() {
  const fits = isDay(from.value) && isDay(to.value) && from.value <= to.value;
  if (!fits) {
    result.hidden = true;
    status.value = NO_DAYS;
  }
  return fits;
}

from.max = to.max = today();
form.addEventListener("submit", (event) => {
  event.preventDefault();
  if (!check()) return;
  const here = new URL(location.href);
  here.search = new URLSearchParams({ from: from.value, to: to.value }).toString();
  if (here.href !== location.href) history.pushState(null, "", here.href);
  list();
});
more.addEventListener("click", () => show().querySelector("a")?.focus());
part("download").addEventListener("click", () => {
  const rows = held.map((change) => COLUMNS.map((name) => change[name]));
  download(`变动-${from.value}-${to.value}.csv`, "text/csv;charset=utf-8", written([COLUMNS, ...rows]));
});
addEventListener("popstate", fromAddress);
await fromAddress();
// Last, so that the days in it are seen to change for nobody.
form.hidden = false;

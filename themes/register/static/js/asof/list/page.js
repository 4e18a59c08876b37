// The page of the whole register as of a day: what is chosen stands in the address, to be cited.

import { written } from "../../batch/csv.js";
import { download } from "../../download.js";
import { element } from "../../score/making.js";
import { address } from "../../search/files.js";
import { inWords } from "../../search/wording.js";
import { today } from "../../standing.js";
import { asked, dated, isDay } from "../day.js";
import { english, status as inBoth } from "../told.js";
import { NO_DAY, period, reach } from "../wording.js";
import { chosen, shown, table } from "./choosing.js";
import { flat, tables } from "./counting.js";
import { Changed, registerOn } from "./reading.js";

const SHOWN = 100;
const FIELDS = ["region", "industry", "ruleset", "grade", "status"];
const CSV = "text/csv;charset=utf-8";
const FAILED = "数据文件没有取得，请稍后再试，或者下载历年年末的登记册。";
const CHANGED = "登记册正在更新，各文件不是同一版本；请重新打开本页。";
const STOPPED = "已停止读取。";
const OLD = "这个浏览器版本过旧，不能读取压缩的数据；请更新浏览器。";

const form = document.getElementById("day");
const part = (name) => document.getElementById(`day-${name}`);
const [status, progress, cancel, body, more] = ["status-line", "progress", "cancel", "rows", "more"].map(part);

// The day's register, read once; what of it is shown.
let read = null;
let held = null;
let running = null;

function wantedOf() {
  return Object.fromEntries(FIELDS.map((name) => [name, form.elements[name].value]));
}

/** Reads where the day is another one, then shows what is wanted of it. */
async function list() {
  const day = form.elements["as-of"].value;
  running?.abort();
  hide();
  if (!isDay(day)) return say(NO_DAY);
  if (!globalThis.DecompressionStream) return say(OLD);
  if (read?.day !== day && !(await load(day))) return;
  show(wantedOf());
}

/** Whether it was read; else that is said. */
async function load(day) {
  const mine = new AbortController();
  running = mine;
  busy(true);
  try {
    const found = await registerOn(day, Number(form.dataset.files), mine.signal, told);
    if (running === mine) read = { ...found, day };
    return running === mine;
  } catch (fault) {
    if (running === mine) say(mine.signal.aborted ? STOPPED : fault instanceof Changed ? CHANGED : FAILED);
    return false;
  } finally {
    if (running === mine) busy(false);
  }
}

function busy(is) {
  progress.hidden = cancel.hidden = !is;
  progress.max = Number(form.dataset.files);
  progress.value = 0;
  if (is) say(`正在读取全册文件 ${form.dataset.files} 个，共 ${form.dataset.size}……`);
  else running = null;
}

function told(done) {
  progress.value = done;
}

function show(wanted) {
  const { rows, day, asOf } = read;
  const found = chosen(rows, wanted);
  held = { found, wanted, day, asOf, made: tables(found, rulesets()) };
  body.replaceChildren();
  page();
  part("tables").replaceChildren(...held.made.map(tableOf));
  part("result").hidden = !found.length;
  part("statistics").hidden = !held.made.length;
  say(summary(held, rows.length));
}

function summary({ found, wanted, day, asOf }, all) {
  const grades = found.flatMap((one) => shown(one, wanted)).length;
  const some = `符合条件的企业 ${found.length} 家，所列等级 ${grades} 个`;
  const none = all ? "没有符合条件的企业" : "当日登记册没有企业";
  return `截至 ${inWords(day)}：当日在册企业 ${all} 家；${found.length ? some : none}。${reach(day, asOf)}`;
}

/** Some more rows; gives the first of them. */
function page() {
  const begun = body.children.length;
  body.append(...held.found.slice(begun, begun + SHOWN).map(rowOf));
  more.hidden = body.children.length >= held.found.length;
  return body.children[begun];
}

function rowOf(one) {
  const { row } = one;
  const line = part("row").content.cloneNode(true).firstElementChild;
  const [link, code, region, grades] = ["a", ".code", "td", "td:last-child"].map((of) => line.querySelector(of));
  link.textContent = row.name;
  link.href = dated(pageOf(row.code), held.day);
  code.textContent = row.code;
  region.textContent = row.region.zh || "未载明";
  grades.append(...standings(one));
  return line;
}

function standings(one) {
  const lines = shown(one, held.wanted).map((grade) => [
    `《${grade.ruleset_title}》`, element("b", {}, [grade.grade]), " ", inBoth(grade), `，${period(grade)}`,
  ]);
  if (one.row.commitments) lines.push([`信用承诺书 ${one.row.commitments} 份（不是信用等级）`]);
  const told = lines.length ? lines : [["没有信用等级"]];
  return told.map((parts) => element("span", { className: "standing" }, parts));
}

function tableOf({ about, title, english: en, head, columns, rows }) {
  const heads = [head, ...columns].map((text) => element("th", { scope: "col" }, [text]));
  const lines = rows.map(([label, ...numbers]) => element("tr", {}, [
    element("th", { scope: "row" }, [label]),
    ...numbers.map((number, at) => {
      const cell = element("td", {}, [String(number)]);
      cell.dataset.label = columns[at];
      return cell;
    }),
  ]));
  return element("details", {}, [
    element("summary", {}, [`《${about}》${title} `, english(en)]),
    element("table", { className: "rows" }, [
      element("caption", {}, [`截至 ${inWords(held.day)}，《${about}》${title}`]),
      element("thead", {}, [element("tr", {}, heads)]),
      element("tbody", {}, lines),
    ]),
  ]);
}

/** Rule sets with their grades, in the order of the form. */
function rulesets() {
  const grades = [...form.elements.grade.options].map(({ value }) => value.split(" "));
  return [...form.elements.ruleset.options].filter(({ value }) => value).map(({ value: id, textContent: title }) => ({
    id,
    title: title.slice(1, -1),
    grades: grades.filter(([of]) => of === id).map(([, grade]) => grade),
  }));
}

function pageOf(code) {
  return address({ kind: "company", row: { code } });
}

function hide() {
  part("result").hidden = part("statistics").hidden = true;
}

function say(text) {
  status.value = text;
}

/** Takes the day and what is wanted from the address; a large register is read on a press alone. */
async function fromAddress() {
  const given = new URLSearchParams(location.search);
  form.elements["as-of"].value = asked(location.search);
  for (const name of FIELDS) {
    const value = given.get(name) ?? "";
    const known = [...form.elements[name].options].some((option) => option.value === value);
    form.elements[name].value = known ? value : "";
  }
  if (given.has("as-of") && !("large" in form.dataset)) await list();
  else hide();
}

function remember() {
  const set = Object.entries({ "as-of": form.elements["as-of"].value, ...wantedOf() }).filter(([, value]) => value);
  const here = new URL(location.href);
  here.search = new URLSearchParams(set).toString();
  if (here.href !== location.href) history.pushState(null, "", here.href);
}

if (form) {
  form.elements["as-of"].max = today();
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    remember();
    list();
  });
  cancel.addEventListener("click", () => running?.abort());
  more.addEventListener("click", () => page()?.querySelector("a").focus());
  part("download").addEventListener("click", () => {
    const rows = table(held.found, held.wanted, { ...held, today: today(), address: pageOf });
    download(`登记册-${held.day}.csv`, CSV, written(rows));
  });
  part("counts").addEventListener("click", () => {
    download(`统计-${held.day}.csv`, CSV, written(flat(held.made, held.day)));
  });
  addEventListener("popstate", fromAddress);
  form.hidden = false;
  fromAddress();
}

// The page of financing referral: a bank chooses, sees and takes away. Nothing leaves the browser.

import { written } from "../batch/csv.js";
import { download } from "../download.js";
import { address, coverage } from "../search/files.js";
import { inWords } from "../search/wording.js";
import { today } from "../standing.js";
import { chosen, companies, rowsOf, table } from "./choosing.js";

const AT_ONCE = 4;
const SHOWN = 100;
const FAILED = "名单没有载入，请稍后再试。";
const FIELDS = ["region", "industry", "ruleset", "grade"];

const form = document.getElementById("referral");
const part = (name) => document.getElementById(`referral-${name}`);
const [status, result, body, more] = ["status", "result", "rows", "more"].map(part);
const kept = new Map();

let held = null;
let turns = 0;

/** A file is asked for once; one that did not come is asked for again. */
function rowsAt(url) {
  if (!kept.has(url)) {
    const read = fetch(url, { cache: "no-cache" }).then((answer) => {
      if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
      return answer.text();
    });
    const rows = read.then(rowsOf);
    rows.catch(() => kept.delete(url));
    kept.set(url, rows);
  }
  return kept.get(url);
}

/** The rows of a region, or of all of them; a few files at a time. */
async function load(region) {
  const links = [...document.querySelectorAll("a[data-region]")];
  const waiting = links.filter((link) => !region || link.dataset.region === region).map(({ href }) => href);
  const found = [];
  const work = async () => {
    for (let url = waiting.shift(); url; url = waiting.shift()) found.push(...(await rowsAt(url)));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return found;
}

async function choose() {
  const turn = ++turns;
  const wanted = Object.fromEntries(FIELDS.map((name) => [name, form.elements[name].value]));
  remember(wanted);
  status.value = "正在读取名单……";
  try {
    const [rows, { as_of: asOf }] = await Promise.all([load(wanted.region), coverage()]);
    if (turn !== turns) return;
    held = { rows: chosen(rows, wanted, today()), asOf, day: today() };
    body.replaceChildren();
    status.value = said(held);
    result.hidden = !held.rows.length;
    show();
  } catch {
    if (turn === turns) status.value = FAILED;
  }
}

function said({ rows, asOf, day }) {
  const on = `登记册数据截至 ${inWords(asOf)}，有效期按今日 ${inWords(day)} 计`;
  if (!rows.length) return `没有符合条件的企业；${on}。`;
  return `符合条件的企业 ${companies(rows)} 家，等级 ${rows.length} 个；${on}。`;
}

function show() {
  const from = body.children.length;
  body.append(...held.rows.slice(from, from + SHOWN).map(rowOf));
  more.hidden = body.children.length >= held.rows.length;
}

function rowOf(row) {
  const line = part("row").content.cloneNode(true).firstElementChild;
  const [link, code, grade, period] = ["a", ".code", "b", ".running"].map((one) => line.querySelector(one));
  const cells = line.querySelectorAll("td");
  link.textContent = row.name;
  link.href = page(row.code);
  code.textContent = row.code;
  cells[0].textContent = row.region || "未载明";
  cells[1].textContent = row.industry || "未载明";
  grade.textContent = row.grade;
  period.textContent = `有效期 ${inWords(row.valid_from)} 至 ${inWords(row.valid_until)}`;
  Object.assign(period.dataset, { validFrom: row.valid_from, validUntil: row.valid_until });
  cells[3].textContent = `《${row.ruleset_title}》`;
  return line;
}

function page(code) {
  return address({ kind: "company", row: { code } });
}

/** What is chosen stands in the page's address, so that it can be kept and passed on. */
function remember(wanted) {
  const set = new URLSearchParams(Object.entries(wanted).filter(([, value]) => value));
  history.replaceState(null, "", String(set) ? `?${set}` : location.pathname);
}

function restore() {
  const asked = new URLSearchParams(location.search);
  for (const name of FIELDS) {
    const value = asked.get(name) ?? "";
    if ([...form.elements[name].options].some((option) => option.value === value)) form.elements[name].value = value;
  }
  return FIELDS.some((name) => asked.has(name));
}

if (form) {
  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    choose();
  });
  more.addEventListener("click", () => {
    const next = body.children.length;
    show();
    body.children[next]?.querySelector("a").focus();
  });
  part("download").addEventListener("click", () => {
    const { rows, asOf, day } = held;
    download(`融资推荐名单-${day}.csv`, "text/csv;charset=utf-8", written(table(rows, page, asOf, day)));
  });
  if (restore()) choose();
}

// A watched company as an item of the list: built from the page's templates, by the DOM alone.

import { address } from "../search/files.js";
import { gradeOf, standings } from "../search/results.js";
import { inWords } from "../search/wording.js";

/** The item; `remove(code)` is what its button does. */
export function entryOf(code, { name, since }, { view, changes, absent, failed }, remove) {
  const item = clone("watch-entry");
  const cell = (of) => item.querySelector(`.${of}`);
  const link = cell("name");
  link.textContent = view?.name || name || code;
  link.href = address({ kind: "company", row: { code } });
  cell("code").textContent = code;
  if (view) cell("grades").append(...standings(view.grades.filter(isLatest).map(gradeOf)));
  cell("since").textContent = sinceOf(since, changes, absent, failed);
  cell("changes").append(...changes.map(changeOf));
  const button = cell("remove");
  button.setAttribute("aria-label", `不再关注 ${link.textContent}`);
  button.addEventListener("click", () => remove(code));
  return item;
}

/** The newest grade of each rule set: the data file has the newest first. */
function isLatest({ ruleset }, at, grades) {
  return grades.findIndex((grade) => grade.ruleset === ruleset) === at;
}

function sinceOf(since, changes, absent, failed) {
  if (absent) return "本登记册未列有此代码。";
  if (failed) return "没有读到，请稍后再试。";
  const from = since ? `自 ${inWords(since)} 以来` : "";
  return changes.length ? `${from}的变化：` : `${from}没有变化。`;
}

function changeOf(change) {
  const item = document.createElement("li");
  if (change.day) item.append(inWords(change.day), "　");
  item.append(wordOf(change), textOf(change));
  if (change.notice) {
    const link = document.createElement("a");
    link.href = address({ kind: "notice", row: { code: change.notice.id } });
    link.textContent = `《${change.notice.title}》${change.notice.number}`;
    item.append("　", link);
  }
  return item;
}

/** What such a change is called: the page has the register's words. */
function wordOf({ kind }) {
  return clone(`watch-${kind}`);
}

function textOf({ kind, field, count, was, becomes }) {
  if (kind === "withdrawn") return `：${count} 项此前所载的事项已不再列示`;
  const about = kind === "fact" ? `（${field}）` : "";
  if (was && becomes) return `${about}：由“${was}”变为“${becomes}”`;
  return was || becomes ? `${about}：${becomes || was}` : about;
}

function clone(id) {
  return document.getElementById(id).content.cloneNode(true).firstElementChild;
}

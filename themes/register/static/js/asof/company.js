// A company's page as of a day: what held then stands in a box of its own, and what came later is
// marked in the page, which itself stays as it is now.

import { coverage } from "../search/files.js";
import { inWords } from "../search/wording.js";
import { element } from "../score/making.js";
import { dated, isDay } from "./day.js";
import { contestedOn, held } from "./held.js";
import { english, newest, status } from "./told.js";
import { FAILED, NO_DAY, period, reach } from "./wording.js";

const ROOT = new URL("../../../", import.meta.url);
const box = document.getElementById("held");
const title = document.title;
let turns = 0;

/** Shows how the company stood on a day; the page as it is for "". */
export async function shown(day, code) {
  const turn = ++turns;
  clear();
  if (!day) return;
  if (!isDay(day)) return say([paragraph(NO_DAY), back()]);
  const [view, covered] = await Promise.all([read(code), coverage().catch(() => ({}))]).catch(() => []);
  if (turn !== turns) return;
  if (!view) return say([paragraph(FAILED), back()]);
  const found = held(view, day);
  say(told(found, view, reach(day, covered.as_of)));
  mark(found, view);
  document.title = `${inWords(day)}：${title}`;
}

async function read(code) {
  const answer = await fetch(new URL(`companies/${code.slice(-2)}/${code}.json`, ROOT), { cache: "no-cache" });
  if (!answer.ok) throw new Error(`${code}: ${answer.status}`);
  return answer.json();
}

function clear() {
  box.replaceChildren();
  document.title = title;
  for (const one of document.querySelectorAll(".later, .then")) one.remove();
}

function say(parts) {
  box.replaceChildren(...parts);
}

function told(found, view, further) {
  const later = view.events.filter(({ day }) => day > found.day).length;
  return [
    element("h2", {}, [`截至 ${inWords(found.day)} `, english(`As of ${found.day}`)]),
    ...(found.name === view.name ? [] : [paragraph(`当日名称：${found.name}`)]),
    ...standings(found),
    ...marks(contestedOn(view, found.day)),
    paragraph(
      "按各事项公布之日计：该日之后公布的撤销、宣布无效和更正不计入。" +
        `${later ? `该日之后另有 ${later} 项，下文标有“此后”。` : "该日之后没有变化。"}${further}` +
        "下文各节是现在的内容。 ",
      english("By the days of publication: what was published later is left out. The sections below are as of now."),
    ),
    back(),
  ];
}

/** The newest grade under each rule set, then commitments; or that there was nothing. */
function standings({ listed, grades, commitments }) {
  if (!listed) return [paragraph("当日本登记册未列有该企业。 ", english("Not listed on that day."))];
  const lines = newest(grades).map((grade) =>
    paragraph(`《${grade.ruleset_title}》：`, element("b", {}, [grade.label]), "　", status(grade), `，${period(grade)}。`));
  if (!lines.length) lines.push(paragraph("当日没有信用等级。 ", english("No grade on that day.")));
  if (commitments) lines.push(paragraph(`当日公布的信用承诺书 ${commitments} 份。承诺不是信用等级。`));
  return lines;
}

/** That entries were contested, which says nothing of whether they were wrong. */
function marks(count) {
  return count ? [paragraph(`当日有异议标注 ${count} 项，当时尚未处理。 `, english("Marked as contested on that day."))] : [];
}

/** Marks what came later, and at each grade how it stood. */
function mark({ day, grades }, view) {
  for (const row of document.querySelectorAll("#history ~ table tbody tr")) {
    if (row.querySelector("time").dateTime > day) row.querySelector("th").append(" ", later());
  }
  for (const lead of document.querySelectorAll(".lead, .subject > .alert")) {
    lead.prepend(element("span", { className: "then" }, ["现在："]));
  }
  const firsts = newest(view.grades);
  const others = view.grades.filter((grade) => !firsts.includes(grade));
  const places = [[".grade > div .status", firsts], ["details.earlier > summary", others]];
  for (const [selector, some] of places) {
    document.querySelectorAll(selector).forEach((place, at) => place.append(then(some[at], grades, day)));
  }
}

function then(grade, grades, day) {
  const same = (one) => one.ruleset === grade.ruleset && one.valid_from === grade.valid_from;
  const on = grades.find(same);
  if (!on) return element("span", { className: "then" }, ["　", later()]);
  return element("span", { className: "then" }, [`　${inWords(day)}：`, status(on)]);
}

function later() {
  return element("b", { className: "mark mark-superseded later" }, ["此后 ", english("Later")]);
}

function back() {
  const href = dated(location.href, "");
  return element("p", {}, [element("a", { href }, ["回到现在 ", english("Back to now")])]);
}

function paragraph(...parts) {
  return element("p", {}, parts);
}

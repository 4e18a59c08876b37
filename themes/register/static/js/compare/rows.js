// What two companies' data files tell, side by side. No row tells which is better (P-2).

import { inWords } from "../search/wording.js";

/**
 * The rows for two data files: {title, rows} for each group, a row being {label, cells}. A cell is a
 * list of texts and of grades, which the table shows with what they are on the reader's day; it is
 * empty where the register has nothing.
 */
export function sideBySide(views) {
  return [particulars(views), ...rulesets(views).map((one) => graded(views, one)), promised(views)];
}

function particulars(views) {
  return group("登记事项", views, [
    ["统一社会信用代码", ({ code }) => [code]],
    ["曾用名", ({ former_names: names }) => names.map(({ name }) => name)],
    ["注册地区", ({ region }) => told(region.zh)],
    ["行业门类", ({ industry }) => told(industry.zh)],
  ]);
}

/** The rule sets under which either has a grade, by id. */
function rulesets(views) {
  const titles = new Map(views.flatMap(({ grades }) => grades).map((one) => [one.ruleset, one.ruleset_title]));
  return [...titles].sort(([one], [other]) => (one < other ? -1 : 1)).map(([id, title]) => ({ id, title }));
}

function graded(views, { id, title }) {
  const of = ({ grades }) => grades.filter(({ ruleset }) => ruleset === id);
  const newest = (tell) => (view) => of(view).slice(0, 1).flatMap(tell);
  return group(`《${title}》`, views, [
    ["最近的等级", newest((grade) => [grade])],
    ["得分", newest(({ score, scale }) => (score === null ? [] : [`${score} 分（${scale}）`]))],
    ...indicators(views.map((view) => of(view)[0])).map(([label, points]) => [label, (view) => points(of(view)[0])]),
    ["说明", newest((grade) => (grade.score_view?.withheld ? ["部分分项不公开"] : []))],
    ["评价机构", newest(({ agency }) => told(agency?.name))],
    ["年审", newest(({ reviews }) => reviews.map(({ day }) => inWords(day)))],
    ["以前的等级", (view) => of(view).slice(1)],
  ]);
}

/** Every indicator that either was given points for, with what tells them of a grade. */
function indicators(grades) {
  const parts = (grade) => grade?.score_view?.parts ?? [];
  const label = (part) => `${part.group}：${part.indicator}`;
  const labels = new Set(grades.flatMap(parts).map(label));
  return [...labels].map((one) => {
    const points = (grade) => parts(grade).filter((part) => label(part) === one).map((part) => `${part.points} 分`);
    return [one, points];
  });
}

function promised(views) {
  const text = ({ title, signed_on: day, withdrawn_on: gone }) =>
    `《${title}》，${inWords(day)}签署${gone ? `，自 ${inWords(gone)} 起撤回` : ""}`;
  return group("信用承诺书", views, [["已公布的", ({ commitments }) => commitments.map(text)]]);
}

/** A group without the rows of which neither has anything. */
function group(title, views, rows) {
  const cells = rows.map(([label, tell]) => ({ label, cells: views.map(tell) }));
  return { title, rows: cells.filter((row) => row.cells.some(({ length }) => length)) };
}

function told(text) {
  return text ? [text] : [];
}

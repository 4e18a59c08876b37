// A hit as an item of the list: built from the page's templates, by the DOM alone.

import { address } from "./files.js";
import { identifier } from "./grams.js";
import { segments } from "./highlight.js";
import { ofName, Rank } from "./rank.js";
import { inWords } from "./wording.js";

const UNEXPLAINED = [Rank.SOUND, Rank.ABBREVIATED, Rank.NEAR];

/** The list item of a hit; `fold` is the lookup's normalise. */
export function item(hit, question, fold) {
  const marked = (text) => segments(text, question, fold).map(piece);
  const made = clone("search-result");
  const link = made.querySelector("a");
  link.href = address(hit);
  link.append(...marked(hit.row.name));
  const parts = hit.kind === "company" ? company(hit, question, marked, fold) : notice(hit, marked);
  for (const [name, content] of Object.entries(parts)) {
    const part = made.querySelector(`.${name}`);
    if (content.length) part.append(...content);
    else part.remove();
  }
  if (hit.kind === "company") made.append(...standings(hit.row.grades));
  return made;
}

function company(hit, question, marked, fold) {
  const code = codeOf(hit, question);
  return { code, why: reason(hit, question, marked, fold), place: [hit.row.place] };
}

function notice({ row }, marked) {
  return { code: marked(row.number || row.code), why: [], place: ["公告，", time(row.day)] };
}

function codeOf({ row: { code }, rank }, question) {
  if (!byNumber(rank) || !fitsCode(code, question, "startsWith")) return [code];
  const typed = question.identifier.length;
  return [element("mark", "", [code.slice(0, typed)]), code.slice(typed)];
}

/** Why a result is here whose name and code do not show it. */
function reason({ row, rank }, question, marked, fold) {
  if (byNumber(rank)) return fitsCode(row.code, question, "includes") ? [] : ["证书编号相符"];
  const how = (name) => ofName(question, fold(name)) ?? Infinity;
  if (UNEXPLAINED.includes(rank) || how(row.name) === rank) return [];
  const [best] = [...row.formerNames].sort((one, other) => how(one) - how(other));
  return ["曾用名：", ...marked(best)];
}

function byNumber(rank) {
  return rank === Rank.IDENTIFIER || rank === Rank.IDENTIFIER_PREFIX;
}

function fitsCode(code, question, relation) {
  return identifier(code, new Map())[relation](question.identifier);
}

/** What a row tells of a company's grades, each with its period. */
export function standings(grades) {
  if (grades.length) return grades.map(standing);
  return [element("span", "standing", ["未公布信用等级，信用承诺书见企业页面"])];
}

/** A grade of a company's data file as rows have it. */
export function gradeOf({ ruleset, grade, status, valid_from: since, valid_until: until, ended_on: ended, void_since: from }) {
  return { ruleset, grade, status, since: status === "void" ? from : since, until: ended ?? until };
}

/** A grade with its period. What runs is marked by today.js on the reader's own day. */
function standing({ grade, status, since, until }) {
  return element("span", "standing", [element("b", "", [grade]), " ", ...stand(status, since, until)]);
}

function stand(status, since, until) {
  const period = ["有效期 ", time(since), " 至 ", time(until)];
  if (status === "valid") return [running(period, since, until)];
  const mark = clone(`status-${status}`);
  if (status === "void") return [mark, " 自 ", time(since), " 起无效"];
  return [mark, " ", ...(status === "lapsed" ? period : ["有效至 ", time(until)])];
}

function running(period, since, until) {
  const span = element("span", "running", period);
  span.dataset.validFrom = since;
  span.dataset.validUntil = until;
  return span;
}

function time(iso) {
  const shown = element("time", "", [inWords(iso)]);
  shown.dateTime = iso;
  return shown;
}

function piece({ text, marked }) {
  return marked ? element("mark", "", [text]) : text;
}

function element(tag, className, children) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

function clone(id) {
  return document.getElementById(id).content.cloneNode(true).firstElementChild;
}

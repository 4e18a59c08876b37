// A line of the list with what was found, as a row: built from the page's template, by the DOM alone.

import { address } from "../search/files.js";
import { standings } from "../search/results.js";
import { KINDS, note } from "./wording.js";

/** The row of a line. */
export function rowOf({ number, text, name }, verdict) {
  const row = document.getElementById("batch-row").content.cloneNode(true).firstElementChild;
  const cell = (of) => row.querySelector(`.${of}`);
  cell("line").textContent = number;
  cell("given").textContent = name ? `${text}　${name}` : text;
  const kind = document.createElement("b");
  kind.className = `outcome outcome-${verdict.kind}`;
  kind.textContent = KINDS[verdict.kind];
  cell("verdict").append(kind);
  const about = note(verdict);
  if (about) cell("verdict").append(made("span", "hint", about));
  cell("found").append(...(verdict.rows.length ? [listed(verdict.rows)] : ["—"]));
  return row;
}

function listed(rows) {
  const list = made("ul", "plain");
  list.append(...rows.map(company));
  return list;
}

function company(row) {
  const item = made("li", "");
  const link = made("a", "", row.name);
  link.href = address({ kind: "company", row });
  item.append(link, " ", made("span", "code", row.code), ...standings(row.grades));
  return item;
}

function made(tag, className, text = "") {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.textContent = text;
  return element;
}

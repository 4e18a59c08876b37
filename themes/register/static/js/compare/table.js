// The rows of a comparison as a table's bodies, by the DOM alone.

import { gradeOf, standings } from "../search/results.js";

// On a phone cells stand below each other: each says whose it is.
const WHOSE = ["第一家", "第二家"];

/** A body for each group that has rows. */
export function bodies(groups) {
  return groups.filter(({ rows }) => rows.length).map(body);
}

function body({ title, rows }) {
  const made = document.createElement("tbody");
  const head = element("th", [title]);
  head.scope = "rowgroup";
  head.colSpan = 1 + WHOSE.length;
  made.append(element("tr", [head]), ...rows.map(line));
  return made;
}

function line({ label, cells }) {
  const head = element("th", [label]);
  head.scope = "row";
  return element("tr", [head, ...cells.map(filled)]);
}

function filled(cell, at) {
  const made = element("td", cell.length ? cell.map(shown) : ["未载"]);
  made.dataset.label = WHOSE[at];
  return made;
}

function shown(one) {
  return typeof one === "string" ? element("div", [one]) : standings([gradeOf(one)])[0];
}

function element(tag, children) {
  const made = document.createElement(tag);
  made.append(...children);
  return made;
}

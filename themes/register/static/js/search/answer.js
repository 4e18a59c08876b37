// Answers, the same as in Python: twin of registry/search/query.py.

import { length } from "./grams.js";
import { ofNames, ofNotice } from "./rank.js";

/** Everything that matches, best first: {question, hits: [{kind, rank, row}], mistyped}. */
export async function answer(search, typed) {
  const question = search.understand(typed);
  if (!question.text) return { question, hits: [], mistyped: false };
  const { companies, notices } = await search.lookup(question);
  const ranked = [
    ...companies.map((found) => company(search, question, found)),
    ...notices.map((found) => notice(search, question, found)),
  ].filter((hit) => hit.rank !== null);
  const best = new Map();
  for (const hit of ranked.sort(byOrder)) if (!best.has(hit.row.code)) best.set(hit.row.code, hit);
  return { question, hits: [...best.values()], mistyped: question.mistyped };
}

function company(search, question, { row, rank }) {
  const [name, ...former] = [row.name, ...row.formerNames].map(search.normalise);
  return { kind: "company", row, rank: rank ?? ofNames(question, name, former), near: length(name) };
}

function notice(search, question, { row, rank }) {
  const [number, title] = [row.number, row.name].map(search.normalise);
  const near = -Number(row.day.replaceAll("-", ""));
  return { kind: "notice", row, rank: rank ?? ofNotice(question, number, title), near };
}

function byOrder(one, other) {
  if (one.rank !== other.rank) return one.rank - other.rank;
  if (one.near !== other.near) return one.near - other.near;
  return one.row.code < other.row.code ? -1 : Number(one.row.code > other.row.code);
}

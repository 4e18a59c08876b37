// Answers, the same as in Python: twin of registry/search/query.py.

import { ANY, fit } from "./facets.js";
import { length } from "./grams.js";
import { byOrder, isNear, ofNames, ofNotice, Rank } from "./rank.js";

const LOOSE = [Rank.WORDS, Rank.SCATTERED, Rank.JUMBLED];

/**
 * Everything that matches, best first:
 * {question, hits: [{kind, rank, row}], partial, mistyped, notices, rest}.
 * `partial` tells that there may be more companies than the best, which are given.
 * Notices are searched where `withNotices(question, companies)` says so, and `notices` tells it;
 * `depth` says how far back, as the lookup takes it, and `rest` how many parts were not read;
 * `thrifty` is for one who asks for many, as the lookup takes it.
 */
export async function answer(
  search,
  typed,
  { withNotices = () => true, facets = ANY, depth = {}, thrifty = false } = {},
) {
  const question = await search.understand(typed);
  if (!question.text) return { question, hits: [], partial: false, mistyped: false, notices: true, rest: 0 };
  const ranked = await companies(search, question, facets, thrifty);
  const notices = withNotices(question, ranked);
  const { found, rest } = notices ? await search.notices(question, depth) : { found: [], rest: 0 };
  ranked.push(...found.map((one) => notice(search, question, one)));
  const partial = await search.isPartial(question);
  return { question, hits: best(ranked), partial, mistyped: question.mistyped, notices, rest };
}

/** Round by round until there are enough; where there is none, those with one wrong character. */
async function companies(search, question, facets, thrifty) {
  const ranked = [];
  const seen = [];
  for await (const { found: held, enough } of search.companies(question, facets, thrifty)) {
    const found = held.filter(({ row }) => fit(facets, row));
    seen.push(...found.map(({ row }) => row));
    ranked.push(...found.map((one) => company(search, question, one)).filter(Boolean));
    if (count(ranked, enough) >= enough) break;
  }
  return ranked.length ? ranked : near(search, question, seen);
}

/** How many were found; where several are wanted, only those that have the text in one piece. */
function count(ranked, enough) {
  const wanted = ranked.filter(({ rank }) => enough === 1 || !LOOSE.includes(rank));
  return new Set(wanted.map(({ row }) => row.code)).size;
}

function near(search, question, rows) {
  const fits = (row) => isNear(question, [row.name, ...row.formerNames].map(search.normalise));
  const found = new Map(rows.filter(fits).map((row) => [row.code, row]));
  return [...found.values()].map((row) => company(search, question, { row, rank: Rank.NEAR }));
}

/** Each company and notice once, as it matches best. */
function best(ranked) {
  const hits = new Map();
  for (const hit of ranked.sort(byOrder)) if (!hits.has(hit.row.code)) hits.set(hit.row.code, hit);
  return [...hits.values()];
}

/** A company as it matches; null where it does not, as most of a leaf. */
function company(search, question, { row, rank: known }) {
  const name = search.normalise(row.name);
  const rank = known ?? ofNames(question, name, row.formerNames.map(search.normalise));
  return rank === null ? null : { kind: "company", row, rank, near: length(name) };
}

function notice(search, question, { row, rank }) {
  const [number, title] = [row.number, row.name].map(search.normalise);
  const near = -Number(row.day.replaceAll("-", ""));
  return { kind: "notice", row, rank: rank ?? ofNotice(question, number, title), near };
}

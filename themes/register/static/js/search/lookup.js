// The seam: from a question to candidates. Twin of registry/search/lookup.py.
// What lies behind it, an index or shards, shows nowhere else.

import { bigrams, characters, length, normalise } from "./grams.js";
import { understand } from "./question.js";
import { Rank } from "./rank.js";
import { sounds } from "./sound.js";

const IDENTIFIERS = "id";
const GRAMS = "grams";
const SHORTEST_BEGINNING = 3;

/**
 * Candidates from the files that `load(name)` gives as parsed JSON; `lunr` is the library.
 * Candidates are {row, rank}, rank null where the names have to tell.
 */
export async function openLookup(load, lunr) {
  const tables = ["characters", "companies", "notices"].map(load);
  const [{ traditional, simplified, readings }, companies, notices] = await Promise.all(tables);
  const plain = Array.from(simplified);
  const table = new Map(Array.from(traditional, (char, at) => [char, plain[at]]));
  const spoken = new Map(Object.entries(readings));
  const fold = (text) => normalise(text, table);
  const named = opened(companies, companyOf, lunr);
  const published = opened(notices, noticeOf, lunr);
  const sounding = (question) => (row) =>
    [row.name, ...row.formerNames].some((name) => sounds(question.sound, fold(name), spoken));

  return {
    understand: (typed) => understand(typed, table),
    normalise: fold,
    async lookup(question) {
      const found = named.candidates(question, characters(question.words));
      const heard = question.sound ? named.rows.filter(sounding(question)) : [];
      return {
        companies: [...found, ...heard.map((row) => ({ row, rank: Rank.SOUND }))],
        notices: published.candidates(question, bigrams(question.words)),
      };
    },
  };
}

function companyOf([code, name, formerNames, place, grades]) {
  return { code, name, formerNames, place, grades: grades.map(gradeOf) };
}

function gradeOf([grade, status, since, until]) {
  return { grade, status, since, until };
}

function noticeOf([code, number, name, day]) {
  return { code, number, name, day };
}

function opened(part, rowOf, lunr) {
  const index = lunr.Index.load(part.index);
  const rows = part.rows.map(rowOf);
  return {
    rows,
    candidates({ identifier }, words) {
      const begun = length(identifier) >= SHORTEST_BEGINNING;
      return [
        ...found(index, IDENTIFIERS, [identifier], lunr, Rank.IDENTIFIER),
        ...(begun ? found(index, IDENTIFIERS, [`${identifier}*`], lunr, Rank.IDENTIFIER_PREFIX) : []),
        ...found(index, GRAMS, words, lunr, null),
      ].map(({ place, rank }) => ({ row: rows[place], rank }));
    },
  };
}

function found(index, field, terms, lunr, rank) {
  if (!terms.length) return [];
  const presence = lunr.Query.presence.REQUIRED;
  const hits = index.query((query) => {
    for (const term of terms) query.term(term, { fields: [field], presence });
  });
  return hits.map((hit) => ({ place: Number(hit.ref), rank }));
}

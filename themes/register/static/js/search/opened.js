// A year's notices, ready for questions: twin of registry/search/opened.py.

import { bigrams, length } from "./grams.js";
import { Rank } from "./rank.js";
import { serialised } from "./tokens.js";

const IDENTIFIERS = "id";
const GRAMS = "grams";
const SHORTEST_BEGINNING = 3;
const indexes = new WeakMap();

/** The index of a year; `part` is its file's content, `lunr` the library. */
export function opened(part, lunr) {
  if (!indexes.has(part)) indexes.set(part, lunr.Index.load(serialised(part.index)));
  const index = indexes.get(part);
  const rows = part.rows.map(noticeOf);
  return {
    candidates({ identifier, words }) {
      const begun = length(identifier) >= SHORTEST_BEGINNING;
      return [
        ...found(index, IDENTIFIERS, [identifier], lunr, Rank.IDENTIFIER),
        ...(begun ? found(index, IDENTIFIERS, [`${identifier}*`], lunr, Rank.IDENTIFIER_PREFIX) : []),
        ...found(index, GRAMS, bigrams(words), lunr, null),
      ].map(({ place, rank }) => ({ row: rows[place], rank }));
    },
  };
}

function noticeOf([code, number, name, day]) {
  return { code, number, name, day };
}

function found(index, field, terms, lunr, rank) {
  if (!terms.length) return [];
  const presence = lunr.Query.presence.REQUIRED;
  const hits = index.query((query) => {
    for (const term of terms) query.term(term, { fields: [field], presence });
  });
  return hits.map((hit) => ({ place: Number(hit.ref), rank }));
}

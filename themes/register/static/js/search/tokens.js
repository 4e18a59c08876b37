// A prebuilt index takes the form that lunr loads: twin of registry/search/tokens.py.

const VERSION = "2.3.9";
const FIRST = 0x23;
const STEPS = 56;
const MANY = "}";

/** The index of {identifiers, grams, places} as lunr serialises one, without its unused vectors. */
export function serialised({ identifiers, grams, places }) {
  const postings = new Map();
  const posting = (term) => {
    if (!postings.has(term)) postings.set(term, { _index: postings.size, id: {}, grams: {} });
    return postings.get(term);
  };
  identifiers.forEach((numbers, at) => numbers.forEach((one) => (posting(one).id[at] = {})));
  const steps = places.split("\n");
  grams.split("\n").filter(Boolean).forEach((gram, at) => {
    posting(gram).grams = Object.fromEntries(placesOf(steps[at]).map((place) => [place, {}]));
  });
  return {
    version: VERSION,
    fields: ["id", "grams"],
    fieldVectors: identifiers.flatMap((_, at) => [[`id/${at}`, []], [`grams/${at}`, []]]),
    invertedIndex: [...postings].sort(([one], [other]) => (one < other ? -1 : 1)),
    pipeline: [],
  };
}

function placesOf(steps) {
  const places = [];
  let at = -1;
  for (const sign of steps) {
    at += sign === MANY ? STEPS : sign.charCodeAt(0) - FIRST + 1;
    if (sign !== MANY) places.push(at);
  }
  return places;
}

// The order of results: how well a name matches. Twin of registry/search/rank.py.

// In two characters, one wrong leaves too little.
const SHORTEST_NEAR = 3;

export const Rank = Object.freeze({
  IDENTIFIER: 0,
  EXACT: 1,
  FORMER_EXACT: 2,
  PREFIX: 3,
  CONTIGUOUS: 4,
  FORMER: 5,
  IDENTIFIER_PREFIX: 6,
  WORDS: 7,
  SCATTERED: 8,
  JUMBLED: 9,
  SOUND: 10,
  ABBREVIATED: 11,
  NEAR: 12,
  TITLE: 13,
  TEXT: 14,
});

const OF_FORMER = new Map([
  [Rank.EXACT, Rank.FORMER_EXACT],
  [Rank.PREFIX, Rank.FORMER],
  [Rank.CONTIGUOUS, Rank.FORMER],
]);

/** How well a company matches by its normalised name or former names; null: not at all. */
export function ofNames(question, name, former) {
  const old = former.map((text) => ofName(question, text)).map((at) => OF_FORMER.get(at) ?? at);
  const found = [ofName(question, name), ...old].filter((at) => at !== null);
  return found.length ? Math.min(...found) : null;
}

/** How well one normalised name matches. */
export function ofName(question, name) {
  if (name.includes(question.text)) return contiguous(question.text, name);
  if (question.words.every((word) => name.includes(word))) return Rank.WORDS;
  const core = question.words.join("");
  // Most names of a leaf lack a character, and need no closer look.
  for (const char of core) if (!name.includes(char)) return null;
  if (isScattered(core, name)) return Rank.SCATTERED;
  return isJumbled(core, name) ? Rank.JUMBLED : null;
}

function contiguous(text, name) {
  if (name === text) return Rank.EXACT;
  return name.startsWith(text) ? Rank.PREFIX : Rank.CONTIGUOUS;
}

/** Whether the characters of `text` stand in `name` in their order, with or without gaps. */
export function isScattered(text, name) {
  const rest = Array.from(text);
  for (const char of name) if (char === rest[0]) rest.shift();
  return rest.length === 0;
}

function isJumbled(text, name) {
  const left = Array.from(name);
  return Array.from(text).every((char) => {
    const at = left.indexOf(char);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
}

/** Whether a name has all characters of the query side by side but for one. */
export function isNear(question, names) {
  const core = Array.from(question.words.join(""));
  if (core.length < SHORTEST_NEAR) return false;
  return names.map((name) => Array.from(name)).some((name) =>
    name.slice(core.length - 1).some((_, at) => core.filter((char, step) => char !== name[at + step]).length === 1),
  );
}

/** How a notice that holds all pairs of the query matches, by its normalised number and title. */
export function ofNotice(question, number, title) {
  if (question.text === number) return Rank.IDENTIFIER;
  const named = number.includes(question.text) || title.includes(question.text);
  return named ? Rank.TITLE : Rank.TEXT;
}

/** How two hits are sorted: by rank, how near they are, code. */
export function byOrder(one, other) {
  if (one.rank !== other.rank) return one.rank - other.rank;
  if (one.near !== other.near) return one.near - other.near;
  return one.row.code < other.row.code ? -1 : Number(one.row.code > other.row.code);
}

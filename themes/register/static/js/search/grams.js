// How text becomes comparable, and how it is cut: twin of registry/search/grams.py.
// tests/search/vectors.json holds the cases that both must pass.

const DROPPED = /[\p{P}\p{S}\p{Z}\p{M}\p{Cc}\p{Cf}\p{Cs}\p{Co}]/gu;
// Most names are of these alone, which have no other form and no case.
const IDEOGRAPHS = /^[\u4e00-\u9fff]*$/u;
const NUMBER = /^[0-9A-Za-z]*$/;
const SPACES = /[ \t\r\n\u00a0\u3000]+/u;
const LEGAL_FORM = /(?:股份)?有限(?:责任)?公司/u;
const CUT_OFF_FORM = /(?:股份)?有(?:限(?:公|责任?|责任公)?)?$/u;
const LOOKALIKES = { o: "0", i: "1", z: "2", s: "5" };

/** The comparable form of `text`; `simplified` maps traditional characters to simplified ones. */
export function normalise(text, simplified) {
  if (IDEOGRAPHS.test(text)) return simple(text, simplified);
  if (NUMBER.test(text)) return text.toLowerCase();
  const lowered = Array.from(text.normalize("NFKD"), (char) => char.toLowerCase()).join("");
  return simple(lowered.replace(DROPPED, ""), simplified);
}

function simple(text, simplified) {
  for (const char of text) {
    if (simplified.has(char)) return Array.from(text, (one) => simplified.get(one) ?? one).join("");
  }
  return text;
}

/** A normalised name without its legal form, cut where that stood. */
export function pieces(normalised) {
  const found = normalised.split(LEGAL_FORM).filter(Boolean);
  return found.length || !normalised ? found : [normalised];
}

/** The pieces of a query, word by word, without a legal form that is still being typed. */
export function words(text, simplified) {
  const parts = text.split(SPACES).map((word) => normalise(word, simplified));
  const begun = parts.at(-1).replace(CUT_OFF_FORM, "");
  if (length(begun) > 1) parts[parts.length - 1] = begun;
  return parts.flatMap(pieces);
}

/** The comparable form of a code or number: O, I, Z, S read as 0, 1, 2, 5. */
export function identifier(text, simplified) {
  return normalise(text, simplified).replace(/[oizs]/g, (char) => LOOKALIKES[char]);
}

/** The distinct characters of normalised texts. */
export function characters(normalised) {
  return [...new Set(normalised.flatMap((text) => Array.from(text)))];
}

/** The distinct pairs of neighbours within each of the normalised texts. */
export function bigrams(normalised) {
  return [...new Set(normalised.flatMap((text) => pairs(Array.from(text))))];
}

/** How many characters a text has; those beyond the first plane count once. */
export function length(text) {
  return Array.from(text).length;
}

function pairs(chars) {
  return chars.slice(1).map((char, at) => chars[at] + char);
}

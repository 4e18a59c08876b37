// Syllables as signs: one private character stands for all that are told apart badly.
// Twin of registry/search/shards/syllables.py.

const FIRST = 0xe100;

/** Syllable to sign; `lines` is the table. */
export function signsOf(lines) {
  const each = lines.split("\n").flatMap((line, at) =>
    line.split(" ").filter(Boolean).map((syllable) => [syllable, String.fromCodePoint(FIRST + at)]),
  );
  return new Map(each);
}

/** The sign of a syllable, ü read as u; one that the table lacks shares the first. */
export function sign(syllable, known) {
  return known.get(syllable.replaceAll("v", "u")) ?? String.fromCodePoint(FIRST);
}

// Syllables as characters, and as signs: one stands for all that are told apart badly.
// Twin of registry/search/shards/syllables.py.

const FIRST_SIGN = 0xe100;
const FIRST = 0xe300;
const WITH_V = 0x200;

/** {char, signed}; `lines` is the table. */
export function syllablesOf(lines) {
  const shared = lines.split("\n").map((line) => line.split(" ").filter(Boolean));
  const chars = new Map(shared.flat().map((syllable, at) => [syllable, FIRST + at]));
  const signs = new Map();
  shared.forEach((line, at) => {
    for (const syllable of line) {
      const char = chars.get(syllable);
      for (const one of [char, char + WITH_V]) signs.set(one, FIRST_SIGN + at);
    }
  });
  return {
    /** The character of a syllable; ü as v has its own. */
    char(syllable) {
      const at = chars.get(syllable.replaceAll("v", "u")) ?? FIRST;
      return String.fromCharCode(syllable.includes("v") ? at + WITH_V : at);
    },
    /** A text with the sign of each syllable in it. */
    signed: (spelt) =>
      Array.from(spelt, (char) => {
        const sign = signs.get(char.codePointAt(0));
        return sign === undefined ? char : String.fromCharCode(sign);
      }).join(""),
  };
}

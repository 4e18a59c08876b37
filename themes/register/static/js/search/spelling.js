// What letters may spell: syllables, or initials. Twin of registry/search/spelling.py.

const WAYS = 4;
const PAIRS = 8;

/** The ways to read `letters` as syllables, the last perhaps cut off and then left out. */
export function ways(letters, syllables) {
  const found = new Map();
  for (const way of cut(letters, [...syllables].sort())) {
    if (way.length && !found.has(way.join(" "))) found.set(way.join(" "), way);
    if (found.size === WAYS) break;
  }
  return [...found.values()];
}

function* cut(letters, syllables) {
  const whole = syllables.filter((one) => letters.startsWith(one));
  for (const one of whole.sort((some, other) => other.length - some.length)) {
    for (const rest of cut(letters.slice(one.length), syllables)) yield [one, ...rest];
  }
  if (!letters || syllables.some((one) => one.startsWith(letters) && one !== letters)) yield [];
}

/** The initials that `letters` may stand for: themselves, or those of what they spell. */
export function initials(letters, syllables) {
  const longest = Math.max(1, ...Array.from(syllables, (one) => one.length));
  let mixed = "";
  let at = 0;
  while (at < letters.length) {
    mixed += letters[at];
    let size = longest;
    while (size > 1 && !fits(letters, at, size, syllables)) size -= 1;
    at += size;
  }
  return [...new Set([letters, mixed])];
}

function fits(letters, at, size, syllables) {
  return at + size <= letters.length && syllables.has(letters.slice(at, at + size));
}

/** The first pairs of neighbouring syllables, as the sound files name them. */
export function pairs(way) {
  return way.slice(1, PAIRS + 1).map((next, at) => `${way[at]} ${next}`);
}

/** Of the pairs of characters that sound like a pair of the way, those of the rarest pair. */
export function written(way, sounding, frequent) {
  const known = pairs(way).map((pair) => sounding.get(pair) ?? []);
  const spelt = known.map((held, at) => ({ at, size: held.length, often: held.some(frequent) }));
  const [rarest] = spelt.filter(({ size }) => size).sort(
    (one, other) => Number(one.often) - Number(other.often) || one.size - other.size || one.at - other.at,
  );
  if (!rarest) return [];
  const { at } = rarest;
  const before = new Set((known[at - 1] ?? []).map((pair) => Array.from(pair)[1]));
  const after = new Set((known[at + 1] ?? []).map((pair) => Array.from(pair)[0]));
  return known[at].filter((pair) => {
    const [first, second] = Array.from(pair);
    return (!before.size || before.has(first)) && (!after.size || after.has(second));
  });
}

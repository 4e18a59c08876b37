// What letters may spell, and under which keys that is. Twin of registry/search/spelling.py.

import { lightest } from "./keys.js";

const WAYS = 256;

/** The ways to read all of `letters` as syllables, long ones first. */
export function whole(letters, syllables) {
  return ways(letters, syllables, new Set());
}

/** The other ways: first letters stand for syllables, and the last may be cut off. */
export function abbreviated(letters, syllables) {
  const every = [...syllables];
  const first = new Set(every.map((one) => one[0]));
  const begun = new Set(every.flatMap((one) => Array.from(one, (_, at) => one.slice(0, at))));
  const found = ways(letters, new Set([...every, ...first]), begun);
  if ([...letters].every((letter) => first.has(letter))) found.unshift([...letters]);
  const once = new Map(found.map((way) => [way.join(" "), way]));
  return [...once.values()].filter((way) => !way.every((token) => syllables.has(token)));
}

function ways(letters, tokens, last) {
  const end = letters.length;
  const longest = Math.max(0, ...Array.from([...tokens, ...last], (one) => one.length));
  const legible = new Set([end]);
  function* steps(at) {
    for (let to = Math.min(end, at + longest); to > at; to -= 1) {
      const token = letters.slice(at, to);
      if (legible.has(to) && (tokens.has(token) || (to === end && last.has(token)))) yield to;
    }
  }
  function* cut(at) {
    if (at === end) yield [];
    for (const to of steps(at)) for (const rest of cut(to)) yield [letters.slice(at, to), ...rest];
  }
  for (let at = end - 1; at >= 0; at -= 1) if (!steps(at).next().done) legible.add(at);
  return legible.has(0) ? first(cut(0), WAYS) : [];
}

function first(generated, most) {
  const found = [];
  for (const one of generated) {
    found.push(one);
    if (found.length === most) break;
  }
  return found;
}

/** The whole syllables in a way, as far as they are neighbours. */
export function runs(way, syllables) {
  const found = [];
  way.forEach((token, at) => {
    if (!syllables.has(token)) return;
    if (at === 0 || !syllables.has(way[at - 1])) found.push([]);
    found[found.length - 1].push(token);
  });
  return found;
}

/** The first letters of a way. */
export function initials(way) {
  return way.map((token) => token[0]).join("");
}

/** Few light grams of which every way has one; a way, one text or several, may have none. */
export function cover(ways, heavy) {
  const offers = ways.map((texts) => [...new Set(texts.flatMap((text) => lightest(text, heavy)))]);
  const found = [];
  let left = offers.filter((light) => light.length);
  while (left.length) {
    const counted = new Map();
    for (const gram of left.flat()) counted.set(gram, (counted.get(gram) ?? 0) + 1);
    const most = Math.max(...counted.values());
    const [best] = [...counted].find(([, count]) => count === most);
    found.push(best);
    left = left.filter((light) => !light.includes(best));
  }
  return found;
}

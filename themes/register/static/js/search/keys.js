// Which keys answer a question: twin of registry/search/keys.py.

import { readings } from "./forms.js";

const NUMBER = /^(?=.*[0-9])[0-9a-z]{3,18}$/u;
const LONG_NUMBER = 8;
const FURTHER = 3;

/** Whether this may be a code or a certificate number, or its beginning. */
export function isNumber({ text }) {
  return NUMBER.test(text);
}

/** Whether it can hardly be anything else. */
export function isLongNumber({ text }) {
  return isNumber({ text }) && text.length >= LONG_NUMBER;
}

/** The keys under which are all companies whose name has the text or its words, or the best. */
export function ofName({ text, words }, heavy) {
  const read = readings(text);
  for (const core of [...cores(words), read.core]) {
    const found = light(core, heavy);
    if (found !== null) return [found];
  }
  const ways = [...read.ways, ...(words.length > 1 ? words : [])];
  return once(ways.map((way) => light(way, heavy) ?? way));
}

/** More keys for names that have the same characters otherwise, or all of them but one. */
export function further({ words }, heavy) {
  const rare = [];
  const beside = [];
  for (const core of cores(words)) {
    let rest = core;
    for (let gram = light(rest, heavy); gram !== null; gram = light(rest, heavy)) {
      const at = rest.indexOf(gram);
      rare.push(gram);
      beside.push(rest.slice(0, at));
      rest = rest.slice(at + gram.length);
    }
    beside.push(rest);
  }
  const singles = cores(words).flatMap((core) => Array.from(core));
  return once([...rare.slice(1), ...beside, ...singles]).slice(0, FURTHER);
}

/** The first of the shortest light grams of a text; null where it has none: it is heavy. */
export function light(text, heavy) {
  const chars = Array.from(text);
  for (let size = 1; size <= chars.length; size += 1) {
    for (let at = 0; at + size <= chars.length; at += 1) {
      const gram = chars.slice(at, at + size).join("");
      if (!heavy.has(gram)) return gram;
    }
  }
  return null;
}

/** The light grams of a text whose parts are heavy: each one's file has all that have it. */
export function lightest(text, heavy) {
  const chars = Array.from(text);
  const found = [];
  for (let size = 1; size <= chars.length; size += 1) {
    for (let at = 0; at + size <= chars.length; at += 1) {
      const part = (from, to) => chars.slice(at + from, at + to).join("");
      const between = size === 1 || (heavy.has(part(1, size)) && heavy.has(part(0, size - 1)));
      if (between && !heavy.has(part(0, size))) found.push(part(0, size));
    }
  }
  return found;
}

/** The key of a number or of initials. */
export function beginning(text, heavy) {
  for (let end = 1; end < text.length; end += 1) {
    if (!heavy.has(text.slice(0, end))) return text.slice(0, end);
  }
  return text;
}

function cores(words) {
  return words.map((word) => readings(word).core);
}

function once(keys) {
  return [...new Set(keys.filter(Boolean))];
}

// A leaf: the companies of one file as columns of text. Twin of registry/search/shards/leaf.py.

import { complete } from "./codes.js";

const EPOCH = Date.UTC(1990, 0, 1);
const DAY = 86400000;
const FIRST = 0x30;
const LOW = range(0x21, 0x7f);
const BLOCKS = [[0x30a1, 0x30ef], [0x21, 0x7f], [0x3041, 0x3094], [0x4e00, 0x4f00]];
const HIGH = BLOCKS.flatMap(([first, end]) => range(first, end));
const HEAD = 8;
const USUAL = "MA";
const UNUSUAL = "-";
const NO_CODE = "*";
const OWN_REGION = "!";
// Each is one control character in a leaf.
const FORMS = ["有限公司", "有限责任公司", "股份有限公司", "股份有限责任公司"];

/** {rows, variants} of a leaf's text; variants are pairs of traditional and simplified. */
export function decode(text) {
  const [signed, variants, certificates, places, sorts, ...columns] = text.split("\0");
  const [heads, organisations, regions, industries, kinds, high, low] = columns;
  const names = FORMS.reduce((held, form, at) => held.replaceAll(String.fromCharCode(at + 1), form), signed);
  if (!names) return { rows: [], variants: [] };
  const lines = names.split("\n");
  const numbers = certificates ? certificates.split("\n") : [];
  const codes = codesOf(heads, organisations);
  const every = places.split("\n");
  const graded = sorts.split("\n");
  const dates = datesOf(high, low);
  const place = Array.from(regions);
  const kind = Array.from(kinds);
  const rows = lines.map((line, at) => {
    const [name, ...formerNames] = line.split("\t");
    const code = codes[at];
    const region = every[place[at].codePointAt(0) - FIRST];
    return {
      code,
      name,
      formerNames,
      region: region === OWN_REGION ? `${code.slice(2, 6)}00` : region,
      industry: industries[at].trim(),
      grades: gradesOf(graded[kind[at].codePointAt(0) - FIRST], dates),
      certificates: (numbers[at] ?? "").split("\t").filter(Boolean),
    };
  });
  return { rows, variants: pairs(variants) };
}

function codesOf(heads, organisations) {
  const codes = [];
  let [at, own, head] = [0, 0, ""];
  while (at < heads.length) {
    const sign = heads[at];
    at += 1;
    if (sign === NO_CODE) {
      codes.push(heads.slice(at, at + 18));
      at += 18;
      head = "";
      continue;
    }
    const rest = HEAD - Number(sign);
    head = head.slice(0, Number(sign)) + heads.slice(at, at + rest);
    at += rest;
    const unusual = organisations[own] === UNUSUAL;
    const size = unusual ? HEAD : HEAD - USUAL.length;
    own += unusual ? 1 : 0;
    codes.push(complete(head, (unusual ? "" : USUAL) + organisations.slice(own, own + size)));
    own += size;
  }
  return codes;
}

function gradesOf(kinds, dates) {
  return kinds.split("|").filter(Boolean).map((kind) => {
    const [ruleset, grade, status, years] = kind.split("/");
    const since = dates.next().value;
    const until = years ? regular(since, Number(years)) : dates.next().value;
    return { ruleset, grade, status, since: iso(since), until: iso(until) };
  });
}

function* datesOf(high, low) {
  for (let at = 0; at < high.length; at += 1) {
    const days = HIGH.indexOf(high.charCodeAt(at)) * LOW.length + LOW.indexOf(low.charCodeAt(at));
    yield EPOCH + days * DAY;
  }
}

function range(first, end) {
  return Array.from({ length: end - first }, (_, at) => first + at);
}

function regular(since, years) {
  const day = new Date(since);
  return Date.UTC(day.getUTCFullYear() + years, day.getUTCMonth(), day.getUTCDate()) - DAY;
}

function iso(time) {
  return new Date(time).toISOString().slice(0, 10);
}

function pairs(text) {
  const chars = Array.from(text);
  return chars.filter((_, at) => at % 2 === 0).map((char, at) => [char, chars[2 * at + 1]]);
}

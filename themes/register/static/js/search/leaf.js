// A leaf: the companies of one file as columns of text. Twin of registry/search/shards/leaf.py.

import { complete } from "./codes.js";

const EPOCH = Date.UTC(1990, 0, 1);
const DAY = 86400000;
const FIRST = 0x30;
const LOW = places(range(0x21, 0x7f));
const BLOCKS = [[0x30a1, 0x30ef], [0x21, 0x7f], [0x3041, 0x3094], [0x4e00, 0x4f00]];
const HIGH = places(BLOCKS.flatMap(([first, end]) => range(first, end)));
const HEAD = 8;
const USUAL = "MA";
const UNUSUAL = "-";
const NO_CODE = "*";
const OWN_REGION = "!";
const COLUMNS = [
  "certificates", "places", "sorts", "heads", "organisations",
  "regions", "industries", "kinds", "high", "low",
];
// Each is one control character in a leaf.
const FORMS = ["有限公司", "有限责任公司", "股份有限公司", "股份有限责任公司"];

/**
 * {rows, variants} of a leaf's text; variants are pairs of traditional and simplified. `regions`
 * names the places by their codes. A row has its names at once; what else it tells is made out when
 * it is asked for, since of a leaf's hundreds few are ever shown.
 */
export function decode(text, regions = {}) {
  const [signed, variants, ...rest] = text.split("\0");
  const names = FORMS.reduce((held, form, at) => held.replaceAll(String.fromCharCode(at + 1), form), signed);
  if (!names) return { rows: [], variants: [] };
  const columns = new Columns(Object.fromEntries(COLUMNS.map((name, at) => [name, rest[at]])), regions);
  const rows = names.split("\n").map((line, at) => new Row(columns, at, line.split("\t")));
  return { rows, variants: pairs(variants) };
}

class Row {
  #columns;
  #at;
  #code;

  constructor(columns, at, [name, ...formerNames]) {
    this.#columns = columns;
    this.#at = at;
    this.name = name;
    this.formerNames = formerNames;
  }

  get code() {
    this.#code ??= this.#columns.code(this.#at);
    return this.#code;
  }

  get region() {
    const region = this.#columns.region(this.#at);
    return region === OWN_REGION ? `${this.code.slice(2, 6)}00` : region;
  }

  /** The region's name. */
  get place() {
    return this.#columns.regions[this.region] ?? "";
  }

  get industry() {
    return this.#columns.industry(this.#at);
  }

  get grades() {
    return this.#columns.grades(this.#at);
  }

  get certificates() {
    return this.#columns.certificates(this.#at);
  }
}

/** What a leaf tells of its rows beside their names, each column read when it is first asked for. */
class Columns {
  #text;
  #read = new Map();

  constructor(text, regions) {
    this.#text = text;
    this.regions = regions;
  }

  code(at) {
    const every = this.#column("codes", () => codesOf(this.#text.heads, this.#text.organisations));
    const [head, organisation] = every[at];
    return organisation === null ? head : complete(head, organisation);
  }

  region(at) {
    const every = this.#column("places", () => this.#text.places.split("\n"));
    const signs = this.#column("regions", () => Array.from(this.#text.regions));
    return every[signs[at].codePointAt(0) - FIRST];
  }

  industry(at) {
    return this.#text.industries[at].trim();
  }

  grades(at) {
    const { kinds, first } = this.#column("grades", () => gradesOf(this.#text.sorts, this.#text.kinds));
    const dates = datesOf(this.#text.high, this.#text.low, first[at]);
    return kinds[at].map(({ ruleset, grade, status, years }) => {
      const since = dates.next().value;
      const until = years ? regular(since, years) : dates.next().value;
      return { ruleset, grade, status, since: iso(since), until: iso(until) };
    });
  }

  certificates(at) {
    const every = this.#column("certificates", () => this.#text.certificates.split("\n"));
    return (every[at] ?? "").split("\t").filter(Boolean);
  }

  #column(name, read) {
    if (!this.#read.has(name)) this.#read.set(name, read());
    return this.#read.get(name);
  }
}

/** Of each row the head of its code and its organisation code without check characters. */
function codesOf(heads, organisations) {
  const codes = [];
  let [at, own, head] = [0, 0, ""];
  while (at < heads.length) {
    const sign = heads[at];
    at += 1;
    if (sign === NO_CODE) {
      codes.push([heads.slice(at, at + 18), null]);
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
    codes.push([head, (unusual ? "" : USUAL) + organisations.slice(own, own + size)]);
    own += size;
  }
  return codes;
}

/** Of each row the kinds of its grades, and where its dates begin. */
function gradesOf(sorts, rows) {
  const every = sorts.split("\n").map((sort) => sort.split("|").filter(Boolean).map(kindOf));
  const sizes = every.map((kinds) => kinds.reduce((sum, { years }) => sum + (years ? 1 : 2), 0));
  const kinds = [];
  const first = [];
  let next = 0;
  for (const char of rows) {
    const sort = char.codePointAt(0) - FIRST;
    kinds.push(every[sort]);
    first.push(next);
    next += sizes[sort];
  }
  return { kinds, first };
}

function kindOf(kind) {
  const [ruleset, grade, status, years] = kind.split("/");
  return { ruleset, grade, status, years: Number(years) };
}

function* datesOf(high, low, first) {
  for (let at = first; at < high.length; at += 1) {
    const days = HIGH.get(high.charCodeAt(at)) * LOW.size + LOW.get(low.charCodeAt(at));
    yield EPOCH + days * DAY;
  }
}

function range(first, end) {
  return Array.from({ length: end - first }, (_, at) => first + at);
}

function places(signs) {
  return new Map(signs.map((sign, at) => [sign, at]));
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

// The seam: from a question to candidates. Twin of registry/search/lookup.py.
// What lies behind it, an index or shards, shows nowhere else.

import { facetKey } from "./facets.js";
import { isWithin } from "./forms.js";
import { isGb2312 } from "./gb2312.js";
import { identifier, normalise } from "./grams.js";
import { beginning, further, isLongNumber, isNumber, light, ofName } from "./keys.js";
import { opened } from "./opened.js";
import { understand } from "./question.js";
import { Rank } from "./rank.js";
import { reader } from "./reading.js";
import { sounds } from "./sound.js";
import { initials, pairs, ways, written } from "./spelling.js";

const ENOUGH = 10;
const AT_ONCE = 4;
const PARTS_AT_ONCE = 4;
const MOST = 16;
const READINGS = 4;
const LONGEST_INITIALS = 8;

/**
 * Candidates from the files that `load(name)` gives as bytes; `lunr()` gives the library.
 * Candidates are {row, rank}, rank null where the names have to tell.
 */
export async function openLookup(load, lunr) {
  const read = reader(load);
  const [skeleton, heavy] = await Promise.all([read.skeleton(), read.grams()]);
  const { regions, doubtful } = skeleton;
  const table = new Map();
  const fold = (text) => normalise(text, table);

  /** Only characters outside GB 2312, and a few of it, may be traditional ones of others. */
  async function learn(text) {
    const plain = (char) => char < "\u0080" || (!doubtful.includes(char) && isGb2312(char));
    if (!Array.from(text).every(plain)) await learnAll();
  }

  async function learnAll() {
    const held = await read.json("traditional.bin");
    const simple = Array.from(held.simplified);
    Array.from(held.traditional).forEach((char, at) => table.set(char, simple[at]));
  }

  async function leaf(family, key) {
    const { rows, variants } = await read.leaf(family, key);
    for (const [char, plain] of variants) table.set(char, plain);
    return rows.map((row) => ({ ...row, place: regions[row.region] ?? "" }));
  }

  async function named(keys) {
    const held = await Promise.all(keys.map((key) => leaf("names", key)));
    return held.flat().map((row) => ({ row, rank: null }));
  }

  /** What is filed under a key; under a frequent one, what the facets ask for as well. */
  async function asked(key, facets) {
    const held = await named([key]);
    const value = facetKey(key, facets);
    if (!value || !skeleton.frequent.includes(key)) return held;
    const more = await leaf("facets", value);
    return [...held, ...more.map((row) => ({ row, rank: null }))];
  }

  async function numbered({ identifier: number }) {
    const rows = await leaf("numbers", beginning(number, await read.numbers()));
    const found = rows.map((row) => ({ row, rank: byNumber(number, row) }));
    return found.filter(({ rank }) => rank !== null);
  }

  function byNumber(number, { code, certificates }) {
    const forms = [code, code.slice(8, 17), ...certificates].map((one) => identifier(one, table));
    if (forms.includes(number)) return Rank.IDENTIFIER;
    return forms.some((form) => form.startsWith(number)) ? Rank.IDENTIFIER_PREFIX : null;
  }

  async function* spelt(letters) {
    const spoken = await read.json("readings.bin");
    const syllables = new Set(Object.values(spoken).flat());
    const cuts = ways(letters, syllables);
    yield* sounding([letters], await Promise.all(cuts.map(writtenAs)), spoken);
    if (!cuts.some((way) => way.length > 1)) {
      yield* sounding([letters], [single(letters, spoken)], spoken);
    }
    for (const text of initials(letters, syllables)) {
      const key = beginning(text.slice(0, LONGEST_INITIALS), await read.initials());
      yield heard([letters], await leaf("initials", key), spoken);
    }
  }

  async function* alike({ words }) {
    const spoken = await read.json("readings.bin");
    const each = Array.from(words.join(""), (char) => spoken[char] ?? []);
    const cuts = products(each).slice(0, READINGS);
    const letters = cuts.map((way) => way.join(""));
    yield* sounding(letters, await Promise.all(cuts.map(writtenAs)), spoken);
  }

  async function writtenAs(way) {
    const every = pairs(way);
    const held = await Promise.all(every.map((pair) => read.sounding(pair)));
    const sounding = new Map(every.map((pair, at) => [pair, held[at]]));
    return written(way, sounding, (text) => isWithin(text) || light(text, heavy) === null);
  }

  function single(letters, spoken) {
    const begins = ([, readings]) => readings.some((one) => one.startsWith(letters));
    const found = Object.entries(spoken).filter(begins).map(([char]) => char);
    const order = (char) => (heavy.has(char) ? 0 : 0x110000) + char.codePointAt(0);
    return found.sort((one, other) => order(one) - order(other));
  }

  async function* sounding(letters, texts, spoken) {
    const every = texts.flat().map((text) => light(text, heavy) ?? text);
    const several = [...new Set(every)].slice(0, MOST);
    for (let at = 0; at < several.length; at += AT_ONCE) {
      const held = await named(several.slice(at, at + AT_ONCE));
      yield heard(letters, held.map(({ row }) => row), spoken);
    }
  }

  function heard(letters, rows, spoken) {
    const readings = new Map(Object.entries(spoken));
    const fits = ({ name, formerNames }) =>
      [name, ...formerNames].map(fold).some((text) =>
        letters.some((one) => sounds(one, text, readings)),
      );
    return rows.filter(fits).map((row) => ({ row, rank: Rank.SOUND }));
  }

  return {
    normalise: fold,
    async understand(typed) {
      await learn(typed);
      return understand(typed, table);
    },
    /** Companies that may match, {found, enough} a round, each read only when it is asked for. */
    async *companies(question, facets) {
      if (isNumber(question)) {
        yield { found: await numbered(question), enough: isLongNumber(question) ? 1 : ENOUGH };
      }
      for (const key of ofName(question, heavy)) {
        yield { found: await asked(key, facets), enough: ENOUGH };
      }
      if (question.sound) {
        for await (const found of spelt(question.sound)) yield { found, enough: ENOUGH };
      } else {
        yield { found: [], enough: 1 };
        yield { found: await named(further(question, heavy)), enough: 1 };
        for await (const found of alike(question)) yield { found, enough: 1 };
      }
    },
    /** What codes are called, for a choice: {regions, industries, rulesets, grades}. */
    words: skeleton,
    /**
     * Notices that may match, each once or more: {found, rest}. The latest parts are read first,
     * until there are `enough` or `most` parts were read; `rest` tells how many were not.
     */
    async notices(question, { most = Infinity, enough = Infinity } = {}) {
      const names = byYear(await read.notices(), question);
      const [library] = await Promise.all([lunr(), learnAll()]);
      const found = [];
      let at = 0;
      while (at < Math.min(most, names.length) && found.length < enough) {
        const some = names.slice(at, at + PARTS_AT_ONCE).map((name) => read.json(`notices/${name}.bin`));
        const parts = await Promise.all(some);
        found.push(...parts.flatMap((part) => opened(part, library).candidates(question)));
        at += PARTS_AT_ONCE;
      }
      return { found, rest: Math.max(0, names.length - at) };
    },
  };
}

/** The parts of a year that was typed come first. */
function byYear(names, { text }) {
  const [year] = /(?:19|20)\d\d/u.exec(text) ?? [""];
  const fits = (name) => year && name.startsWith(year);
  return [...names.filter(fits), ...names.filter((name) => !fits(name))];
}

function products(lists) {
  return lists.reduce((ways, list) => ways.flatMap((way) => list.map((one) => [...way, one])), [[]]);
}

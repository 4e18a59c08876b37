// The seam: from a question to candidates. Twin of registry/search/lookup.py.
// What lies behind it, an index or shards, shows nowhere else.

import { facetKey } from "./facets.js";
import { sealed } from "./forms.js";
import { isGb2312 } from "./gb2312.js";
import { identifier, length, normalise } from "./grams.js";
import { beginning, further, isLongNumber, isNumber, light, ofName } from "./keys.js";
import { opened } from "./opened.js";
import { understand } from "./question.js";
import { byOrder, Rank } from "./rank.js";
import { reader } from "./reading.js";
import { alike, sounds, spelt as spelled } from "./sound.js";
import { abbreviated, cover, whole } from "./spelling.js";

const ENOUGH = 10;
const AT_ONCE = 4;
const PARTS_AT_ONCE = 4;
const MOST = 8;

/**
 * Candidates from the files that `load(name)` gives as bytes; `lunr()` gives the library.
 * Candidates are {row, rank}, rank null where the names have to tell.
 */
export async function openLookup(load, lunr) {
  const read = reader(load);
  const [skeleton, heavy] = await Promise.all([read.skeleton(), read.grams()]);
  const { doubtful } = skeleton;
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
    return rows;
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

  /** Names that sound like letters: in full, else abbreviated. */
  async function* spelt(letters) {
    const known = await read.sounding();
    const by = (names) => bySound(letters, names, known.readings);
    yield* heard(known.whole(whole(letters, known.syllables)), by);
    yield { found: [], enough: 1 };
    const ways = abbreviated(letters, known.syllables);
    const leaves = known.abbreviated(ways, await read.initials()).slice(0, MOST);
    for (let at = 0; at < leaves.length; at += AT_ONCE) {
      yield* heard(leaves.slice(at, at + AT_ONCE), by);
    }
  }

  /** Names that sound like what was typed, in other characters. */
  async function* alikeTo({ words }) {
    const known = await read.sounding();
    const typed = words.join("");
    const fits = (name) => alike(typed, name, known.readings);
    yield* heard(known.alike(typed).slice(0, MOST), (names) => (names.some(fits) ? Rank.SOUND : null));
  }

  /** Those in leaves that tell no more than names and codes, a page at a time. */
  async function* heard(leaves, by) {
    const held = await Promise.all(leaves.map(([family, key]) => leaf(family, key)));
    const every = new Map();
    for (const row of held.flat()) {
      const names = [row.name, ...row.formerNames].map(fold);
      const rank = by(names);
      if (rank !== null) every.set(row.code, { row, rank, name: names[0], near: length(names[0]) });
    }
    const sorted = [...every.values()].sort(byOrder);
    for (let at = 0; at < Math.min(sorted.length, MOST * ENOUGH); at += ENOUGH) {
      yield { found: await told(sorted.slice(at, at + ENOUGH)), enough: ENOUGH };
    }
  }

  /** All there is to tell of a few, read from as few files as may be. */
  async function told(some) {
    const names = some.map(({ name }) => sealed(name));
    const leaves = cover(names.map((name) => [name]), heavy).map((key) => leaf("names", key));
    const alone = some.filter((_, at) => light(names[at], heavy) === null);
    const numbers = alone.length ? await read.numbers() : null;
    const keys = alone.map(({ row }) => beginning(identifier(row.code, table), numbers));
    leaves.push(...keys.map((key) => leaf("numbers", key)));
    const rows = new Map((await Promise.all(leaves)).flat().map((row) => [row.code, row]));
    const known = some.filter(({ row }) => rows.has(row.code));
    return known.map(({ row, rank }) => ({ row: rows.get(row.code), rank }));
  }

  function bySound(letters, names, readings) {
    if (names.some((name) => spelled(letters, name, readings))) return Rank.SOUND;
    return names.some((name) => sounds(letters, name, readings)) ? Rank.ABBREVIATED : null;
  }

  return {
    normalise: fold,
    async understand(typed) {
      await learn(typed);
      return understand(typed, table);
    },
    /** Whether there may be more than are found: of what is frequent, or spelt, only the best are. */
    async isPartial(question) {
      if (isNumber(question)) {
        const numbers = await read.numbers();
        return numbers.has(beginning(question.identifier, numbers));
      }
      const [key] = ofName(question, heavy);
      return Boolean(question.sound) || heavy.has(key);
    },
    /**
     * Companies that may match, {found, enough} a round, each read only when it is asked for.
     * One who asks for many is `thrifty`: a long number is nothing else, and no sound is listened to.
     */
    async *companies(question, facets, thrifty = false) {
      if (isNumber(question)) {
        yield { found: await numbered(question), enough: isLongNumber(question) ? 1 : ENOUGH };
        if (thrifty && isLongNumber(question)) return;
      }
      for (const key of ofName(question, heavy)) {
        yield { found: await asked(key, facets), enough: ENOUGH };
      }
      if (question.sound) {
        if (!thrifty) yield* spelt(question.sound);
      } else {
        yield { found: [], enough: 1 };
        yield { found: await named(further(question, heavy)), enough: 1 };
        if (!thrifty) yield* alikeTo(question);
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

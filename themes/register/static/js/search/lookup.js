// The seam: from a question to candidates. Twin of registry/search/lookup.py.
// What lies behind it, an index or shards, shows nowhere else.

import { facetKey } from "./facets.js";
import { isGb2312 } from "./gb2312.js";
import { identifier, normalise } from "./grams.js";
import { beginning, further, isLongNumber, isNumber, light, ofName } from "./keys.js";
import { opened } from "./opened.js";
import { understand } from "./question.js";
import { Rank } from "./rank.js";
import { reader } from "./reading.js";
import { alike, sounds, spelt as spelled } from "./sound.js";
import { abbreviated, initials, keysOf, runs, whole } from "./spelling.js";
import { sign } from "./syllables.js";

const ENOUGH = 10;
const AT_ONCE = 4;
const MOST = 8;
const READINGS = 16;
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

  /** Names that sound like letters: in full, else abbreviated. */
  async function* spelt(letters) {
    const known = await read.sounding();
    const full = whole(letters, known.syllables);
    if (full.length) {
      const leaves = sounding(full, known).map((key) => ["sounds", key]);
      yield { found: await heard(letters, leaves, known), enough: 1 };
    }
    const others = abbreviated(letters, known.syllables);
    const leaves = shortened(others, known, await read.initials()).slice(0, MOST);
    for (let at = 0; at < leaves.length; at += AT_ONCE) {
      const found = await heard(letters, leaves.slice(at, at + AT_ONCE), known);
      yield { found, enough: ENOUGH };
    }
  }

  async function alikeTo({ words }) {
    const known = await read.sounding();
    const typed = words.join("");
    const spoken = Array.from(typed, (char) => known.readings.get(char) ?? [char]);
    const keys = sounding(products(spoken, READINGS), known).slice(0, MOST);
    const held = await Promise.all(keys.map((key) => leaf("sounds", key)));
    const fits = (row) => namesOf(row).some((name) => alike(typed, name, known.readings));
    return held.flat().filter(fits).map((row) => ({ row, rank: Rank.SOUND }));
  }

  async function heard(letters, leaves, { readings }) {
    const held = await Promise.all(leaves.map(([family, key]) => leaf(family, key)));
    const ranked = held.flat().map((row) => ({ row, rank: bySound(letters, row, readings) }));
    return ranked.filter(({ rank }) => rank !== null);
  }

  function bySound(letters, row, readings) {
    const names = namesOf(row);
    if (names.some((name) => spelled(letters, name, readings))) return Rank.SOUND;
    return names.some((name) => sounds(letters, name, readings)) ? Rank.ABBREVIATED : null;
  }

  function namesOf({ name, formerNames }) {
    return [name, ...formerNames].map(fold);
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
        yield* spelt(question.sound);
      } else {
        yield { found: [], enough: 1 };
        yield { found: await named(further(question, heavy)), enough: 1 };
        yield { found: await alikeTo(question), enough: 1 };
      }
    },
    /** What codes are called, for a choice: {regions, industries, rulesets, grades}. */
    words: skeleton,
    /** All notices that may match, each once or more. */
    async notices(question) {
      const years = await read.years();
      const [library, , ...parts] = await Promise.all([
        lunr(),
        learnAll(),
        ...years.map((year) => read.json(`notices/${year}.bin`)),
      ]);
      return parts.flatMap((part) => opened(part, library).candidates(question));
    },
  };
}

/** The keys of whole syllables. */
function sounding(ways, { signs, heavy }) {
  const texts = new Set(ways.map((way) => way.map((one) => sign(one, signs)).join("")));
  return keysOf([...texts].map((text) => [text]), heavy);
}

/** The keys of syllables that are rare enough together, else of first letters. */
function shortened(ways, { syllables, signs, heavy }, begun) {
  const rare = [];
  const others = [];
  for (const way of ways) {
    const texts = runs(way, syllables, signs);
    if (texts.some((text) => light(text, heavy) !== null)) rare.push(texts);
    else others.push(beginning(initials(way).slice(0, LONGEST_INITIALS), begun));
  }
  const keys = keysOf(rare, heavy).map((key) => ["sounds", key]);
  return [...keys, ...[...new Set(others)].map((key) => ["initials", key])];
}

/** The first so many ways to take one of each list. */
function products(lists, most) {
  return lists.reduceRight(
    (ways, list) => list.flatMap((one) => ways.map((way) => [one, ...way])).slice(0, most),
    [[]],
  );
}

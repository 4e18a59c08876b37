// Under which keys names lie that sound so: twin of registry/search/sounding.py.

import { formsOf, SIGNS } from "./forms.js";
import { beginning, light } from "./keys.js";
import { cover, initials, runs } from "./spelling.js";
import { syllablesOf } from "./syllables.js";

const READINGS = 16;
const LONGEST_INITIALS = 6;
const LONGEST_FORM = Math.max(...Array.from(SIGNS.keys(), (form) => form.length));

/**
 * The readings of characters, with the heavy grams of sounds and the table of syllables.
 * Keys are [family, key].
 */
export function soundingOf(readings, heavy, lines) {
  const syllables = new Set([...readings.values()].flat());
  const table = syllablesOf(lines);
  const forms = formsOf(new Map([...SIGNS].flatMap(spelledForms)), LONGEST_FORM);

  function spelledForms([form, sign]) {
    const ways = products(Array.from(form, (char) => readings.get(char) ?? []), Infinity);
    return ways.map((way) => [way.map(table.char).join(""), sign]);
  }

  function spelled(way) {
    return way.map((one) => (syllables.has(one) ? table.char(one) : one)).join("");
  }

  /** The keys under which are all that sound like one of these, or the best of each. */
  function whole(ways) {
    const texts = new Set(ways.flatMap((way) => forms.readings(spelled(way)).ways));
    const signed = new Set([...texts].map(table.signed));
    const rare = cover([...signed].map((text) => [text]), heavy).map((key) => ["sounds", key]);
    const best = [...texts].filter((text) => light(table.signed(text), heavy) === null);
    return [...rare, ...best.map((text) => ["spoken", text])];
  }

  return {
    readings,
    syllables,
    whole,
    /** The keys of syllables that are rare enough together, else of first letters. */
    abbreviated(ways, begun) {
      const rare = [];
      const others = new Set();
      for (const way of ways) {
        const cores = runs(way, syllables).map((run) => table.signed(forms.readings(spelled(run)).core));
        if (cores.some((core) => light(core, heavy) !== null)) rare.push(cores);
        else others.add(beginning(initials(way).slice(0, LONGEST_INITIALS), begun));
      }
      const keys = cover(rare, heavy).map((key) => ["sounds", key]);
      return [...keys, ...[...others].map((key) => ["initials", key])];
    },
    /** The keys of names that sound like these characters. */
    alike(typed) {
      const spoken = Array.from(typed, (char) => readings.get(char) ?? [char]);
      return whole(products(spoken, READINGS));
    },
  };
}

/** The first so many ways to take one of each list. */
function products(lists, most) {
  return lists.reduceRight(
    (ways, list) => list.flatMap((one) => ways.map((way) => [one, ...way])).slice(0, most),
    [[]],
  );
}

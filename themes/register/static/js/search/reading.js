// Reading the search's files, each once: twin of registry/search/reading.py.

import { decode } from "./leaf.js";
import { dictionary, unpack } from "./packing.js";
import { heavy, path } from "./shards.js";
import { soundingOf } from "./sounding.js";

/** The files that `load(name)` gives as bytes ("names.bin"); what is asked for is kept. */
export function reader(load) {
  const kept = new Map();
  const once = (name, make) => {
    if (!kept.has(name)) {
      kept.set(name, make());
      kept.get(name).catch(() => kept.delete(name));
    }
    return kept.get(name);
  };
  const manifest = () =>
    once("manifest.json", async () => JSON.parse(new TextDecoder().decode(await load("manifest.json"))));
  const words = () => once("dictionary.bin", async () => dictionary(await load("dictionary.bin")));
  const text = async (name) => {
    const [packed, known] = await Promise.all([load(name), words()]);
    return unpack(packed, known);
  };
  const json = (name) => once(name, async () => JSON.parse(await text(name)));
  const keys = (name) => once(name, async () => heavy(await text(name)));
  const shard = async (family, key) => {
    const { sizes } = await manifest();
    return path(family, key, sizes[family].files);
  };

  return {
    json,
    skeleton: () => json("names.bin"),
    grams: () => once("grams", async () => heavy((await json("names.bin")).heavy)),
    numbers: () => keys("numbers.bin"),
    initials: () => keys("initials.bin"),
    notices: async () => (await manifest()).notices,
    async leaf(family, key) {
      const name = await shard(family, key);
      return once(name, async () => {
        const [held, { regions }] = await Promise.all([text(name), json("names.bin")]);
        return decode(held, regions);
      });
    },
    /** What sounds are looked for with. */
    sounding: () =>
      once("sounding", async () => {
        const [held, read] = await Promise.all([json("sounds.bin"), json("readings.bin")]);
        return soundingOf(new Map(Object.entries(read)), heavy(held.heavy), held.syllables);
      }),
  };
}

// The cases that Python and JavaScript share, run in JavaScript.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { isMistyped } from "../../themes/register/static/js/search/codes.js";
import { address } from "../../themes/register/static/js/search/files.js";
import * as grams from "../../themes/register/static/js/search/grams.js";
import { understand } from "../../themes/register/static/js/search/question.js";
import { ofNames, ofNotice, Rank } from "../../themes/register/static/js/search/rank.js";
import { sounds } from "../../themes/register/static/js/search/sound.js";

const vectors = JSON.parse(readFileSync(new URL("vectors.json", import.meta.url), "utf-8"));
const { traditional, simplified } = vectors.simplified;
const plain = Array.from(simplified);
const table = new Map(Array.from(traditional, (char, at) => [char, plain[at]]));
const normalise = (text) => grams.normalise(text, table);
const readings = new Map(Object.entries(vectors.readings));
const names = new Map(Object.entries(Rank).map(([name, rank]) => [rank, name]));

const checks = {
  normalise: ([text, expected]) => assert.equal(normalise(text), expected),
  pieces: ([text, expected]) => assert.deepEqual(grams.pieces(text), expected),
  words: ([text, expected]) => assert.deepEqual(grams.words(text, table), expected),
  identifier: ([text, expected]) => assert.equal(grams.identifier(text, table), expected),
  characters: ([texts, expected]) => assert.deepEqual(sorted(grams.characters(texts)), expected),
  bigrams: ([texts, expected]) => assert.deepEqual(sorted(grams.bigrams(texts)), expected),
  addresses: ([kind, code, expected]) => {
    assert.ok(address({ kind, row: { code } }).endsWith(`/themes/register${expected}`));
  },
  mistyped: ([text, expected]) => assert.equal(isMistyped(text), expected),
  rank: ([typed, name, former, expected]) => {
    const rank = ofNames(understand(typed, table), normalise(name), former.map(normalise));
    assert.equal(names.get(rank) ?? null, expected);
  },
  notice: ([typed, number, title, expected]) => {
    const rank = ofNotice(understand(typed, table), normalise(number), normalise(title));
    assert.equal(names.get(rank), expected);
  },
  sound: ([letters, name, expected]) => assert.equal(sounds(letters, name, readings), expected),
};

/** Python sorts by code points. */
function sorted(texts) {
  return texts.sort((one, other) => one.codePointAt(0) - other.codePointAt(0));
}

for (const [name, check] of Object.entries(checks)) {
  test(name, async (group) => {
    for (const [at, vector] of vectors[name].entries()) {
      await group.test(`${at}: ${JSON.stringify(vector)}`, () => check(vector));
    }
  });
}

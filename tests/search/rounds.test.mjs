// How many rounds of files a question takes: each is a request more.

import assert from "node:assert/strict";
import { test } from "node:test";

import { answer } from "../../themes/register/static/js/search/answer.js";
import { Rank } from "../../themes/register/static/js/search/rank.js";

/** A search of three rounds, each of which finds one company more, as told; how many were read. */
async function read(enough, rank) {
  let rounds = 0;
  const search = {
    understand: async (text) => ({ text, mistyped: false }),
    normalise: (text) => text,
    isPartial: async () => false,
    async *companies() {
      for (const code of ["A", "B", "C"]) {
        rounds += 1;
        yield { found: [{ row: { code, name: "榆林矿业", formerNames: [] }, rank }], enough };
      }
    },
  };
  const { hits } = await answer(search, "榆林", { withNotices: () => false });
  assert.equal(hits.length, rounds);
  return rounds;
}

test("where one is wanted, whoever is found will do", async () => {
  assert.equal(await read(1, Rank.SCATTERED), 1);
  assert.equal(await read(1, Rank.EXACT), 1);
});

test("where several are wanted, only those with the text in one piece are counted", async () => {
  assert.equal(await read(2, Rank.SCATTERED), 3);
  assert.equal(await read(2, Rank.EXACT), 2);
});

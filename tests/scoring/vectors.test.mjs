// The cases of scoring that Python and JavaScript share, run in JavaScript.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { decimal, plain, signed } from "../../themes/register/static/js/score/decimal.js";
import { told } from "./twin.mjs";

const { scorings, cases } = JSON.parse(
  readFileSync(new URL("vectors.json", import.meta.url), "utf-8"),
);

for (const { name, scoring, evidence, expected } of cases) {
  test(name, () => {
    const { refusal, ...found } = told(scorings[scoring], evidence);
    if (expected.refusal) assert.equal(refusal.rule, expected.refusal);
    else for (const [part, value] of Object.entries(expected)) assert.deepEqual(found[part], value);
  });
}

test("a number is written as people write it", () => {
  for (const [text, expected] of [
    ["0.10", "0.1"],
    ["100.00", "100"],
    ["-20.5", "-20.5"],
    ["-0", "0"],
    ["0.000000000001", "0.000000000001"],
    ["123456789012345678901234567890.12", "123456789012345678901234567890.12"],
  ]) {
    assert.equal(plain(decimal(text)), expected);
  }
  assert.deepEqual([signed(decimal("-20")), signed(0n), signed(decimal("8.5"))], ["−20", "0", "+8.5"]);
});

test("what is no number is none", () => {
  for (const text of ["", " 1", "1e3", "１", "NaN", "1.", ".5", "0.0000000000001"]) {
    assert.equal(decimal(text), null);
  }
});

// The cases that Python and JavaScript share: what held on a day (E-6).

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { contestedOn, held } from "../../themes/register/static/js/asof/held.js";

const { cases } = JSON.parse(readFileSync(new URL("held.json", import.meta.url), "utf-8"));

for (const { case: name, view, days } of cases) {
  test(name, () => {
    for (const [day, expected] of Object.entries(days)) {
      const { listed, name: borne, commitments, grades } = held(view, day);
      const told = grades.map(({ grade, status, ended_on: ended }) => [grade, status, ended]);
      assert.deepEqual([listed, borne, commitments, ...told], expected, day);
    }
  });
}

test("the mark of an objection stands until the day of its decision", () => {
  const objections = [
    { marked_on: "2026-01-12", decided_on: "2026-01-20" },
    { marked_on: "2026-01-15", decided_on: null },
  ];
  const days = ["2026-01-11", "2026-01-12", "2026-01-15", "2026-01-19", "2026-01-20"];
  assert.deepEqual(days.map((day) => contestedOn({ objections }, day)), [0, 1, 2, 2, 1]);
  assert.equal(contestedOn({}, "2026-01-12"), 0);
});

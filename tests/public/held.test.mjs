// The cases that Python and JavaScript share: what held on a day (E-6).

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { held } from "../../themes/register/static/js/asof/held.js";

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

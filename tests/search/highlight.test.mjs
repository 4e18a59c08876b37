// What is marked in a result.

import assert from "node:assert/strict";
import { test } from "node:test";

import { normalise } from "../../themes/register/static/js/search/grams.js";
import { segments } from "../../themes/register/static/js/search/highlight.js";
import { understand } from "../../themes/register/static/js/search/question.js";

const table = new Map([["華", "华"], ["機", "机"]]);

/** The text with [brackets] around what is marked. */
function marked(text, typed) {
  const pieces = segments(text, understand(typed, table), (shown) => normalise(shown, table));
  assert.equal(pieces.map((piece) => piece.text).join(""), text);
  return pieces.map((piece) => (piece.marked ? `[${piece.text}]` : piece.text)).join("");
}

const cases = [
  ["西安华山机械有限公司", "华山", "西安[华山]机械有限公司"],
  ["西安華山機械有限公司", "华山机", "西安[華山機]械有限公司"],
  ["华山（西安）机械", "山西安机", "华[山]（[西安]）[机]械"],
  ["ＡＢＣ科技", "abc", "[ＡＢＣ]科技"],
  ["㈱华山", "株", "[㈱]华山"],
  ["西安华山机械有限公司", "机械 华山", "西安[华山机械]有限公司"],
  ["西安华山机械股份有限公司", "华山机械有限公司", "西安[华山机械]股份有限公司"],
  ["西安华山机械", "华机", "西安[华]山[机]械"],
  ["西安华山机械", "机华", "西安[华]山[机]械"],
  ["𠮷祥食品", "𠮷品", "[𠮷]祥食[品]"],
  ["西安华山机械", "泰山", "西安华山机械"],
  ["西安华山机械", "", "西安华山机械"],
  ["<b>华山</b>", "华山", "<b>[华山]</b>"],
];

for (const [text, typed, expected] of cases) {
  test(`${typed} in ${text}`, () => assert.equal(marked(text, typed), expected));
}

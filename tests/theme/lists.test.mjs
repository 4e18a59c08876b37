// A reader's list as text and cells: what is asked for, and what is written down.

import assert from "node:assert/strict";
import { test } from "node:test";

import { parse, written } from "../../themes/register/static/js/batch/csv.js";
import { asked } from "../../themes/register/static/js/batch/rows.js";
import { codeOf, imported, Refused } from "../../themes/register/static/js/watch/list.js";
import { changes, told } from "../../themes/register/static/js/watch/told.js";

const CODE = "91350100M000100Y43";
const of = (text) => asked(parse(text)).map(({ number, text: found, name }) => [number, found, name]);

test("one a line, with or without a heading", () => {
  assert.deepEqual(of("企业名称\n\n 甲公司 \r\n乙公司"), [[3, "甲公司", ""], [4, "乙公司", ""]]);
  assert.deepEqual(of("甲公司\n乙公司"), [[1, "甲公司", ""], [2, "乙公司", ""]]);
});

test("a comma within an English name parts nothing", () => {
  assert.deepEqual(of("Foo Co., Ltd.\n甲公司"), [[1, "Foo Co., Ltd.", ""], [2, "甲公司", ""]]);
});

test("columns by their headings, in any order", () => {
  const text = `序号,单位名称,统一社会信用代码\n1,"甲""乙"",公司",${CODE}\n2,丙公司,\n`;
  assert.deepEqual(of(text), [[2, CODE, '甲"乙",公司'], [3, "丙公司", ""]]);
});

test("columns by what stands in them where no heading tells", () => {
  assert.deepEqual(of(`1\t${CODE}\t甲公司\n2\t\t乙代码公司`), [[1, CODE, "甲公司"], [2, "乙代码公司", ""]]);
});

test("what is written is no formula, and no code becomes a number", () => {
  assert.equal(written([["=1", "a,b", 'q"', "110101200001011234"]]), "\ufeff'=1,\"a,b\",\"q\"\"\",\t110101200001011234\r\n");
});

test("a typed code is a code or refused", () => {
  assert.equal(codeOf(` ${CODE.toLowerCase()} `), CODE);
  assert.throws(() => codeOf("9135"), Refused);
  assert.throws(() => codeOf(`${CODE.slice(0, 17)}4`), /校验位不符/u);
});

test("of a strange file only what is of the right form is taken", () => {
  assert.throws(() => imported("{", {}), Refused);
  assert.throws(() => imported('{"kind":"other"}', {}), Refused);
  const file = { kind: "enterprise-credit-register watch list", watched: { x: {}, [CODE]: { name: 7 } } };
  assert.deepEqual(imported(JSON.stringify(file), {}), { [CODE]: { name: "7", since: "", told: null } });
});

const VIEW = {
  name: "甲公司", region: { zh: "西安市" }, address: "某路", legal_representative: "甄一诚",
  grades: [{ ruleset: "r", grade: "AA", status: "valid", valid_until: "2027-09-17", reviews_due: ["2026-09-18"] }],
  events: [
    { day: "2025-09-18", kind: "grade", ruleset: "r", was: "", becomes: "AA", notice: { id: "n" } },
    { day: "2025-01-01", kind: "commitment", ruleset: "", was: "", becomes: "承诺书", notice: { id: "m" } },
  ],
};

test("a review whose day has come, and what is no longer shown, are changes", () => {
  const before = told(VIEW, "2026-09-17");
  assert.deepEqual(changes(before, VIEW, "2026-09-17"), []);
  const [due] = changes(before, VIEW, "2026-09-18");
  assert.deepEqual([due.kind, due.day], ["review_due", "2026-09-18"]);
  const less = { ...VIEW, events: VIEW.events.slice(0, 1) };
  assert.deepEqual(changes(before, less, "2026-09-17"), [{ kind: "withdrawn", count: 1 }]);
});

test("a new name is told once", () => {
  const event = { day: "2026-01-01", kind: "name_change", ruleset: "", was: "甲公司", becomes: "乙公司", notice: null };
  const renamed = { ...VIEW, name: "乙公司", events: [event, ...VIEW.events] };
  assert.deepEqual(changes(told(VIEW, "2025-12-31"), renamed, "2026-01-02").map(({ kind }) => kind), ["name_change"]);
});

// Reads days, a line each, and writes the register of each day as the page of it works it out from
// the published file that is named, with its statistics: for the agreement of twins.

import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { gunzipSync } from "node:zlib";

import { chosen } from "../../themes/register/static/js/asof/list/choosing.js";
import { counted } from "../../themes/register/static/js/asof/list/counting.js";
import { rowsOn, viewsOf } from "../../themes/register/static/js/asof/list/reading.js";

const ANY = { region: "", industry: "", ruleset: "", grade: "", status: "" };
const GRADES = ["shaanxi-2006 AAA", "shaanxi-2006 BBB", "casmes-2019 A"];
const views = viewsOf(gunzipSync(readFileSync(process.argv[2])).toString());

for await (const day of createInterface({ input: process.stdin })) {
  const rows = rowsOn(views, day);
  const counts = Object.fromEntries(counted(chosen(rows, ANY)));
  const of = (wanted) => chosen(rows, { ...ANY, ...wanted }).map(({ row }) => row.code);
  const states = Object.fromEntries(["lapsed", "revoked", "void"].map((status) => [status, of({ status })]));
  const grades = Object.fromEntries(GRADES.map((grade) => [grade, of({ grade, status: "valid" })]));
  const told = rows.map(({ region, industry, ...held }) => held);
  console.log(JSON.stringify({ rows: told, counts, lists: { ...states, ...grades } }));
}

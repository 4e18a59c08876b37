// The saved notice of saved.py, checked as a page does it.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { check } from "../../themes/register/static/js/log/proof.js";

const { twin, proof, key } = JSON.parse(readFileSync(new URL("saved.json", import.meta.url), "utf8"));

test("a notice and its proof", async () => {
  const { size, index, day } = await check(twin, proof, key);
  assert.deepEqual([size, index, day], [300, 259, "2026-11-20"]);
});

test("what later notices add changes nothing", async () => {
  const told = { ...JSON.parse(twin), corrected_by: [] };
  assert.equal((await check(JSON.stringify(told), proof, key)).size, 300);
});

test("every altered fact is seen", async () => {
  const told = JSON.parse(twin);
  for (const name of Object.keys(told).filter((one) => one !== "corrected_by")) {
    const altered = JSON.stringify({ ...told, [name]: "another" });
    await assert.rejects(check(altered, proof, key), /公告内容与日志条目不符/);
  }
});

test("every altered character of the proof is seen", async () => {
  for (let at = 0; at < proof.length; at += 1) {
    const altered = proof.slice(0, at) + (proof[at] === "A" ? "B" : "A") + proof.slice(at + 1);
    await assert.rejects(check(twin, altered, key), `character ${at}`);
  }
});

test("another key did not sign it", async () => {
  const other = key.replace(/.$/, (last) => (last === "A" ? "B" : "A"));
  await assert.rejects(check(twin, proof, other));
});

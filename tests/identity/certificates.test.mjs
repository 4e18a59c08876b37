// Check characters of certificate numbers, as test_certificates.py has them; and what was typed.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { check, understood } from "../../themes/register/static/js/log/mark.js";

const cases = JSON.parse(readFileSync(new URL("certificates.json", import.meta.url), "utf8"));
const own = ["https://register.example"];
const page = "register.example/companies/95/91610423MAQMYWA195.html";

test("check characters", () => {
  for (const { number, code, check: known } of cases) assert.equal(check(number, code), known, number);
});

test("a number, as people type it", () => {
  assert.deepEqual(understood(" zx2025 ０００1 ", own), { number: "ZX20250001", code: "" });
});

test("an address, with and without its scheme", () => {
  const known = { number: "202500101100012", code: "91610423MAQMYWA195" };
  assert.deepEqual(understood(`https://${page}#202500101100012~21`, own), known);
  assert.deepEqual(understood(`${page}#202500101100012~21`, own), known);
});

test("addresses that are refused", () => {
  const refused = (typed, why) => assert.throws(() => understood(typed, own), why, typed);
  refused(`https://${page}#202500101100013~21`, /校验字符不符/);
  refused(`https://${page.replace("A195", "A196")}#202500101100012~21`, /校验字符不符/);
  refused(`https://${page}#202500101100012`, /不是证书的地址/);
  refused(`https://${page}#%E9~21`, /不是证书的地址/);
  refused("https://register.example/about.html#x~21", /不是证书的地址/);
  refused(`https://evil.${page}#202500101100012~21`, /evil\.register\.example 不是本登记册的网址/);
  refused(`http://${page}#202500101100012~21`, /不是本登记册的网址/);
  refused(`javascript://${page}#202500101100012~21`, /不是本登记册的网址/);
});

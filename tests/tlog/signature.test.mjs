// Signatures where the browser has no Ed25519: by the library, laid out as a site has it.

import assert from "node:assert/strict";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const { twin, proof, key } = JSON.parse(readFileSync(new URL("saved.json", import.meta.url), "utf8"));
const PRIME = 2n ** 255n - 19n;
const ORDER = 2n ** 252n + 27742317777372353535851937790883648493n;

const known = crypto.subtle.importKey;
const folder = mkdtempSync(join(tmpdir(), "signature"));
const library = join(folder, "lib", "noble-ed25519.js");
let site;

before(async () => {
  cpSync(join(ROOT, "themes/register/static/js"), join(folder, "js"), { recursive: true });
  mkdirSync(join(folder, "lib"));
  cpSync(join(ROOT, "node_modules/@noble/ed25519/index.js"), library);
  writeFileSync(join(folder, "package.json"), '{"type": "module"}');
  const of = (name) => import(pathToFileURL(join(folder, "js/log", name)).href);
  site = { ...(await of("proof.js")), ...(await of("signature.js")) };
  crypto.subtle.importKey = async () => {
    throw new DOMException("Unrecognized name", "NotSupportedError");
  };
});

after(() => {
  crypto.subtle.importKey = known;
  rmSync(folder, { recursive: true });
});

test("a notice and its proof", async () => {
  assert.equal((await site.check(twin, proof, key)).size, 300);
});

test("every altered character of a proof is seen", async () => {
  const signed = proof.lastIndexOf("\n\n");
  const places = [...Array(proof.length).keys()].filter((at) => at > signed || at % 40 === 0);
  for (const at of places) {
    const altered = proof.slice(0, at) + (proof[at] === "A" ? "B" : "A") + proof.slice(at + 1);
    await assert.rejects(site.check(twin, altered, key), `character ${at}`);
  }
});

test("numbers in another form than their own, and points of small order", async () => {
  const pair = await crypto.subtle.generateKey("Ed25519", true, ["sign", "verify"]);
  const content = new TextEncoder().encode("checkpoint");
  const made = new Uint8Array(await crypto.subtle.sign("Ed25519", pair.privateKey, content));
  const own = new Uint8Array(await crypto.subtle.exportKey("raw", pair.publicKey));
  const check = await site.checker(own);
  assert.equal(await check(made, content), true);
  assert.equal(await check(made.slice(1), content), false);
  assert.equal(await check(Uint8Array.of(...made, 0), content), false);
  const larger = little(number(made.slice(32)) + ORDER);
  assert.equal(await check(Uint8Array.of(...made.slice(0, 32), ...larger), content), false);
  const neutral = little(1n);
  const nothing = Uint8Array.of(...neutral, ...new Uint8Array(32));
  for (const weak of [neutral, little(PRIME + 1n), little(0n)]) {
    assert.equal(await (await site.checker(weak))(nothing, content), false);
  }
});

test("a library that does not come tells nothing of what was checked", async () => {
  const other = mkdtempSync(join(tmpdir(), "without"));
  cpSync(join(folder, "js"), join(other, "js"), { recursive: true });
  writeFileSync(join(other, "package.json"), '{"type": "module"}');
  const { check } = await import(pathToFileURL(join(other, "js/log/proof.js")).href);
  await assert.rejects(check(twin, proof, key), { name: "NotSupportedError" });
  rmSync(other, { recursive: true });
});

const number = (held) => held.reduceRight((sum, byte) => (sum << 8n) + BigInt(byte), 0n);
const little = (value) => Uint8Array.from({ length: 32 }, (_, at) => Number((value >> BigInt(8 * at)) & 255n));

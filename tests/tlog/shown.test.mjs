// The small site of shown.py, asked as its pages ask: one file, one code, a witness; and guards of
// notes and of the tree.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { beforeEach, test } from "node:test";

import { bytes, decoded, encoded, same } from "../../themes/register/static/js/log/bytes.js";
import { listed } from "../../themes/register/static/js/log/listed.js";
import { leafHash, root } from "../../themes/register/static/js/log/merkle.js";
import { checkpoint, opened, seen } from "../../themes/register/static/js/log/note.js";
import { check } from "../../themes/register/static/js/log/proof.js";
import { ROOT } from "../../themes/register/static/js/log/reading.js";
import { checker } from "../../themes/register/static/js/log/signature.js";
import { checkFile } from "../../themes/register/static/js/log/site.js";

const kept = (name) => JSON.parse(readFileSync(new URL(name, import.meta.url), "utf8"));
const SHOWN = kept("shown.json");
const SAVED = kept("saved.json");
const CODE = "91610423MAQMYWA195";
const COMPANY = `companies/95/${CODE}.json`;
const LISTED = "release/listed.json";
const OPENINGS = "release/openings/0.json";
const TILE = "log/tile/0/000";

let files;

beforeEach(() => {
  files = new Map(Object.entries(SHOWN).map(([path, held]) => [path, decoded(held)]));
  globalThis.fetch = async (address) => {
    const held = files.get(address.href.slice(ROOT.href.length));
    return new Response(held, { status: held ? 200 : 404 });
  };
});

const read = async (path) => files.get(path) ?? Promise.reject(new Error(`no ${path}`));
const text = (path) => new TextDecoder().decode(files.get(path));
const edit = (path, change) => files.set(path, bytes(change(text(path))));
const fails = (why) => assert.rejects(checkFile(COMPANY, read), why);

test("a file that is what the log has", async () => {
  const { index, size, day } = await checkFile(COMPANY, read);
  assert.deepEqual([index, size, day], [7, 300, "2026-11-20"]);
  assert.equal((await checkFile(LISTED, read)).index, 290);
});

test("a file that is another", async () => {
  edit(COMPANY, () => '{"code":"0"}');
  await fails(/文件内容与日志条目不符/);
});

test("an opening of a leaf that is not there, and none", async () => {
  edit(OPENINGS, (held) => held.replace('[7,', "[300,"));
  await fails(/日志中没有此文件/);
  edit(OPENINGS, () => "{}");
  await fails(/日志中没有此文件/);
});

test("a tile that is another", async () => {
  files.get(TILE).fill(0, 32 * 9, 32 * 10);
  await fails(/证明不成立/);
});

test("a checkpoint that nobody signed", async () => {
  edit("log/checkpoint", (note) => note.replace("\n300\n", "\n299\n"));
  await fails(/缺少 register\.example\/log 的有效签名/);
});

test("which codes are listed", async () => {
  const found = async (code) => (await listed(code)).found;
  for (const code of ["91610113MA25XQHN2P", CODE, "91610824MA43G3BP73"]) {
    assert.equal(await found(code), true, code);
  }
  for (const code of ["0", "91610423MAQMYWA191", "91610423MAQMYWA196", "Z"]) {
    assert.equal(await found(code), false, code);
  }
});

test("a list that was altered", async () => {
  const [path] = [...files.keys()].filter((one) => one.startsWith("release/listed/"));
  edit(path, (held) => held.replace(`${CODE}\n`, ""));
  await assert.rejects(listed(CODE), /名单与日志条目不符/);
  edit(LISTED, (held) => held.replace('"count":3', '"count":2'));
  await assert.rejects(listed(CODE), /文件内容与日志条目不符/);
});

test("when a witness saw it", async () => {
  const { witnesses, key } = JSON.parse(text("log/log.json"));
  const note = text("log/checkpoint");
  assert.deepEqual(await seen(note, witnesses[0]), { name: "witness.example", time: 1795233600 });
  const at = note.lastIndexOf(" ") + 1;
  const line = decoded(note.slice(at).trim());
  for (const byte of [11, line.length - 1]) {
    const other = line.slice();
    other[byte] ^= 1;
    assert.equal((await seen(`${note.slice(0, at)}${encoded(other)}\n`, witnesses[0])).time, 0);
  }
  await assert.rejects(opened(note, witnesses[0]), /不是日志公钥/);
  await assert.rejects(seen(note, key), /不是日志公钥/);
});

test("a key has its length", async () => {
  const [name, hint, ...rest] = SAVED.key.split("+");
  const longer = [name, hint, encoded(Uint8Array.of(...decoded(rest.join("+")), 0))].join("+");
  await assert.rejects(opened(text("log/checkpoint"), longer), /不是日志公钥/);
});

test("what is no checkpoint", () => {
  const root32 = encoded(new Uint8Array(32));
  assert.equal(checkpoint(`a\n1\n${root32}\n`).size, 1);
  for (const head of ["\n1", "a\n", "a\n01", "a\n-1", "a\n1.5", "a\n1000000000000000"]) {
    assert.throws(() => checkpoint(`${head}\n${root32}\n`), /不是日志检查点/, head);
  }
});

test("bytes have one form and one length", () => {
  assert.throws(() => decoded("AB=="), /不是 Base64 编码/);
  assert.throws(() => decoded("AA"), /不是 Base64 编码/);
  assert.equal(same(Uint8Array.of(1), Uint8Array.of(1, 2)), false);
  assert.equal(same(Uint8Array.of(1, 2), Uint8Array.of(1)), false);
});

test("a place outside the tree, and a path of another length", async () => {
  const [a, b] = await Promise.all(["a", "b"].map((one) => leafHash(bytes(one))));
  const pair = await root(a, 0, 2, [b]);
  assert.ok(pair);
  for (const [index, size, path] of [[1, 1, []], [2, 2, [b]], [0, 1, [b]], [0, 2, []], [0, 2, [b, b]]]) {
    assert.equal(await root(a, index, size, path), null, `${index} of ${size}`);
  }
});

test("a proof that leads nowhere, and one whose place has another form", async () => {
  const { twin, proof, key } = SAVED;
  const longer = proof.replace(/\n\n/, `\n${encoded(new Uint8Array(32))}\n\n`);
  await assert.rejects(check(twin, longer, key), /证明不成立/);
  await assert.rejects(check(twin, proof.replace("index 2", "index 02"), key), /不是日志证明文件/);
});

test("a browser that fails otherwise is no browser without the algorithm", async (t) => {
  t.mock.method(crypto.subtle, "importKey", async () => {
    throw new DOMException("broken", "OperationError");
  });
  await assert.rejects(checker(new Uint8Array(32)), { name: "OperationError" });
});

// The page on which one checks a saved notice, or whether a code is listed.

import { complete, isMistyped } from "../search/codes.js";
import { hex, sha256 } from "./bytes.js";
import "./form.js";
import { checkFile } from "./site.js";

const ROOT = new URL("../../../", import.meta.url);
const LISTED = "release/listed.json";

async function read(path) {
  const answer = await fetch(new URL(path, ROOT), { cache: "no-cache" });
  if (!answer.ok) throw new Error(`无法取得 ${path}`);
  return new Uint8Array(await answer.arrayBuffer());
}

const json = async (path) => JSON.parse(new TextDecoder().decode(await read(path)));

/** Whether a code is listed, as the log proves it. */
async function listed(code) {
  const signed = await checkFile(LISTED, read);
  const { as_of: day, count, blocks } = await json(LISTED);
  const [first, digest] = blocks.findLast(([begins]) => begins <= code) ?? [];
  if (!first) return { found: false, day, count, signed };
  const block = await read(`release/listed/${first}.txt`);
  if (hex(await sha256(block)) !== digest) throw new Error("名单与日志条目不符");
  const found = new TextDecoder().decode(block).split("\n").includes(code);
  return { found, day, count, signed };
}

function wrong(code) {
  if (!/^[0-9A-Z]{18}$/.test(code)) return "统一社会信用代码为 18 位数字和大写字母。";
  const sound = complete(code.slice(0, 8), code.slice(8, 16)) === code && !isMistyped(code);
  return sound ? "" : "校验位不符，代码有误。";
}

async function verdict(code) {
  if (wrong(code)) return { said: wrong(code), good: false };
  try {
    const { found, day, count, signed } = await listed(code);
    const proof = `日志 ${signed.origin} 第 ${signed.index} 条，${signed.size} 条时树根 ${signed.short}`;
    const said = `截至 ${day}，本登记册${found ? "列有" : "未列有"} ${code}（共列 ${count} 家；${proof}）。`;
    if (!found) {
      return { said: `${said}\n未列有只表示截至该日没有公布其信用等级或者信用承诺书。`, good: true };
    }
    const page = `companies/${code.slice(-2)}/${code}`;
    await checkFile(`${page}.json`, read);
    return { said: `${said}\n其登记页的数据与日志相符。`, good: true, page };
  } catch (fault) {
    return { said: `核对未通过：${fault.message}。`, good: false };
  }
}

const form = document.querySelector("form[data-code]");
const output = form.querySelector("output");
form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const typed = form.elements.code.value.normalize("NFKC").replace(/\s/g, "").toUpperCase();
  const { said, good, page } = await verdict(typed);
  output.textContent = said;
  output.dataset.good = String(good);
  if (page) {
    const link = document.createElement("a");
    link.href = new URL(`${page}.html`, ROOT).href;
    link.textContent = "查看登记页";
    output.append(" ", link);
  }
});

const { key } = await json("log/log.json");
document.querySelector("form[data-notice]").elements.key.value = key;

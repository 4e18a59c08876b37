// Whether a code is listed, as the log proves it. Twin of `is_listed` in registry/tlog/verifying.py.

import { hex, sha256 } from "./bytes.js";
import { json, read, text } from "./reading.js";
import { checkFile } from "./site.js";

const LISTED = "release/listed.json";

/** {found, day, count, signed}; throws, in words, where the log does not prove it. */
export async function listed(code) {
  const signed = await checkFile(LISTED, read);
  const { as_of: day, count, blocks } = await json(LISTED);
  const [first, digest] = blocks.findLast(([begins]) => begins <= code) ?? [];
  if (!first) return { found: false, day, count, signed };
  const path = `release/listed/${first}.txt`;
  if (hex(await sha256(await read(path))) !== digest) throw new Error("名单与日志条目不符");
  return { found: (await text(path)).split("\n").includes(code), day, count, signed };
}

/** What is proved of a code that was looked for, in words. */
export function told(code, { found, day, count, signed }) {
  const proof = `日志 ${signed.origin} 第 ${signed.index} 条，${signed.size} 条时树根 ${signed.short}`;
  return `截至 ${day}，本登记册${found ? "列有" : "未列有"} ${code}（共列 ${count} 家；${proof}）。`;
}

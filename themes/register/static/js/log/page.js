// The button that checks what a page tells against the public log.

import { check } from "./proof.js";
import { checkFile } from "./site.js";

const ROOT = new URL("../../../", import.meta.url);

async function read(path) {
  const answer = await fetch(new URL(path, ROOT), { cache: "no-cache" });
  if (!answer.ok) throw new Error(`无法取得 ${path}`);
  return new Uint8Array(await answer.arrayBuffer());
}

const text = async (path) => new TextDecoder().decode(await read(path));

/** A notice with its own proof. */
async function notice(twin, proof) {
  const files = await Promise.all([twin, proof, "log/log.json"].map(text));
  const { key, retired } = JSON.parse(files[2]);
  return { ...(await check(files[0], files[1], [key, ...retired])), key };
}

function told({ origin, index, size, short, day, key }) {
  return (
    `核对无误：本页的数据文件与日志 ${origin} 第 ${index} 条（${day} 收入）相符，` +
    `该条在 ${size} 条时的日志之中（树根 ${short}），检查点签名有效。\n` +
    `未核对的：公钥 ${key} 由本网站给出，程序也来自本网站；` +
    "要不依赖本网站，请下载数据与证明文件，用从别处得到的公钥核对。"
  );
}

async function verdict({ file, proof }) {
  if (!globalThis.crypto?.subtle) return ["此网址未加密，浏览器不提供核对所需的功能。", false];
  try {
    return [told(await (proof ? notice(file, proof) : checkFile(file, read))), true];
  } catch (fault) {
    return [`核对未通过：${fault.message}。`, false];
  }
}

for (const button of document.querySelectorAll("button[data-file]")) {
  const output = button.parentElement.querySelector("output");
  button.hidden = false;
  button.addEventListener("click", async () => {
    button.disabled = true;
    const [said, good] = await verdict(button.dataset);
    output.textContent = said;
    output.dataset.good = String(good);
    button.disabled = false;
  });
}

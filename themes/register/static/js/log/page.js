// The button that checks what a page tells against the public log.

import { failed } from "./bytes.js";
import { check } from "./proof.js";
import { read, text } from "./reading.js";
import { checkFile } from "./site.js";

/** A notice with its own proof. */
async function notice(twin, proof) {
  const files = await Promise.all([twin, proof, "log/log.json"].map(text));
  const { key, retired } = JSON.parse(files[2]);
  return { ...(await check(files[0], files[1], [key, ...retired])), key };
}

function told({ origin, index, size, short, day, key }) {
  return (
    `核对无误 Verified：本页的数据文件与日志 ${origin} 第 ${index} 条（${day} 收入）相符，` +
    `该条在 ${size} 条时的日志之中（树根 ${short}），检查点签名有效。\n` +
    "没有核对的 Not checked：\n" +
    `一、公钥 ${key} 和核对程序都来自本网站；要不依赖本网站，请用离线核对页和从别处得到的公钥。\n` +
    "二、核对的是数据文件；网页文字由它生成而不在日志之中，两者不一致的，以数据文件为准。\n" +
    "三、持有密钥者可以另写一份日志：请与自己或者见证人留存的检查点比较。\n" +
    "四、日志证明公布过什么，不证明所公布的内容真实。"
  );
}

async function verdict({ file, proof }) {
  if (!globalThis.crypto?.subtle) return ["此网址未加密，浏览器不提供核对所需的功能 Not encrypted: nothing can be checked here。", false];
  try {
    return [told(await (proof ? notice(file, proof) : checkFile(file, read))), true];
  } catch (fault) {
    return [failed(fault), false];
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

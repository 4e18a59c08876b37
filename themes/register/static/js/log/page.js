// The button on a notice's page that checks the notice against the public log.

import { check } from "./proof.js";

const fetched = async (address) => {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`无法取得 ${address}`);
  return answer.text();
};

async function verdict({ twin, proof, log }) {
  if (!globalThis.crypto?.subtle) return { said: "此网址未加密，浏览器不提供核对所需的功能。" };
  try {
    const [notice, proved, about] = await Promise.all([twin, proof, log].map(fetched));
    const { key } = JSON.parse(about);
    const { origin, size, short, index } = await check(notice, proved, key);
    const said =
      `核对无误：本公告的数据文件与日志 ${origin} 第 ${index} 条相符，` +
      `该条在 ${size} 条时的日志之中（树根 ${short}），检查点签名有效。`;
    return { said, good: true, key };
  } catch (fault) {
    return { said: `核对未通过：${fault.message}。` };
  }
}

for (const button of document.querySelectorAll("button[data-verify]")) {
  const output = button.parentElement.querySelector("output");
  button.hidden = false;
  button.addEventListener("click", async () => {
    button.disabled = true;
    const { said, good, key } = await verdict(button.dataset);
    output.textContent = good
      ? `${said}\n未核对的：公钥 ${key} 由本网站给出，程序也来自本网站；` +
        "要不依赖本网站，请下载数据与证明文件，用从别处得到的公钥核对。"
      : said;
    output.dataset.good = String(Boolean(good));
    button.disabled = false;
  });
}

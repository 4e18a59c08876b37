// The form that checks a saved notice with its proof and a key; nothing leaves the reader's machine.

import { check } from "./proof.js";

const of = (files, ending) => files.find((file) => file.name.endsWith(ending));

async function verdict(files, key) {
  const [twin, proof] = [of(files, ".json"), of(files, ".tlog-proof")];
  if (!twin || !proof) return ["请同时选择公告的数据文件（.json）和证明文件（.tlog-proof）。", false];
  if (!key) return ["请填写日志公钥。", false];
  if (!globalThis.crypto?.subtle) return ["此网址未加密，浏览器不提供核对所需的功能。", false];
  try {
    const told = await check(await twin.text(), await proof.text(), key);
    const { id, title, day } = JSON.parse(await twin.text());
    return [
      `核对无误：公告 ${id}《${title}》（${day}）一字未改，` +
        `${told.day} 收入日志 ${told.origin}，为第 ${told.index} 条，` +
        `在 ${told.size} 条时的日志之中（树根 ${told.short}）。\n` +
        "其后是否已被更正，请看登记册上该公告的页面。",
      true,
    ];
  } catch (fault) {
    return [`核对未通过：${fault.message}。`, false];
  }
}

for (const form of document.querySelectorAll("form[data-notice]")) {
  const output = form.querySelector("output");
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const files = [...form.elements.files.files];
    const [said, good] = await verdict(files, form.elements.key.value.trim());
    output.textContent = said;
    output.dataset.good = String(good);
  });
}

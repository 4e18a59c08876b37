// The form that checks a saved notice with its proof and a key; nothing leaves the reader's machine.

import { failed } from "./bytes.js";
import { check } from "./proof.js";

const of = (files, ending) => files.find((file) => file.name.endsWith(ending));

async function verdict(files, key) {
  const [twin, proof] = [of(files, ".json"), of(files, ".tlog-proof")];
  if (!twin || !proof) return ["请同时选择公告的数据文件（.json）和证明文件（.tlog-proof）。", false];
  if (!key) return ["请填写日志公钥。", false];
  if (!globalThis.crypto?.subtle) return ["此网址未加密，浏览器不提供核对所需的功能 Not encrypted: nothing can be checked here。", false];
  try {
    const told = await check(await twin.text(), await proof.text(), key);
    const { id, title, day, erased_on: erased } = JSON.parse(await twin.text());
    if (erased) {
      return [
        `核对无误 Verified：这是 ${id} 依法停止公示的存根 a stub（${erased} 撤下），` +
          `${told.day} 收入日志 ${told.origin}，为第 ${told.index} 条（树根 ${told.short}）。`,
        true,
      ];
    }
    return [
      `核对无误 Verified：公告 ${id}《${title}》（${day}）一字未改，` +
        `${told.day} 收入日志 ${told.origin}，为第 ${told.index} 条，` +
        `在 ${told.size} 条时的日志之中（树根 ${told.short}），检查点由所填公钥签名。\n` +
        "没有核对的 Not checked：\n" +
        "一、公钥是否为协会所有：请与印在别处的公钥逐字比较。\n" +
        "二、其后是否已被更正或者依法撤下，所载等级是否已届满、被取代、撤销或者宣布无效：请看登记册。\n" +
        "三、持有密钥者是否另写了一份日志：请与自己或者见证人留存的检查点比较。\n" +
        "四、公告所载内容本身是否真实。",
      true,
    ];
  } catch (fault) {
    return [failed(fault), false];
  }
}

for (const form of document.querySelectorAll("form[data-notice]")) {
  const output = form.querySelector("output");
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    delete output.dataset.good;
    output.textContent = "正在核对…… Checking…";
    const files = [...form.elements.files.files];
    const [said, good] = await verdict(files, form.elements.key.value.trim());
    output.textContent = said;
    output.dataset.good = String(good);
  });
}

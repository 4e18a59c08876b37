// The page on which one checks a certificate, whether a code is listed, or a saved notice.

import { complete, isMistyped } from "../search/codes.js";
import { failed } from "./bytes.js";
import { verdict as ofCertificate } from "./certificate.js";
import "./form.js";
import { answering } from "./forms.js";
import { listed, told } from "./listed.js";
import { company, json, read, ROOT } from "./reading.js";
import { scanning } from "./scanning.js";
import { checkFile } from "./site.js";
import { showWitnesses } from "./witnesses.js";

const INSECURE = "此网址未加密，浏览器不提供核对所需的功能 Not encrypted: nothing can be checked here。";

function wrong(code) {
  if (!/^[0-9A-Z]{18}$/.test(code)) return "统一社会信用代码为 18 位数字和大写字母。";
  const sound = complete(code.slice(0, 8), code.slice(8, 16)) === code && !isMistyped(code);
  return sound ? "" : "校验位不符，代码有误。";
}

async function ofCode({ code: box }) {
  const code = box.value.normalize("NFKC").replace(/\s/g, "").toUpperCase();
  if (wrong(code)) return { said: wrong(code), good: false };
  if (!globalThis.crypto?.subtle) return { said: INSECURE, good: false };
  try {
    const found = await listed(code);
    const said = told(code, found);
    if (!found.found) {
      return { said: `${said}\n未列有只表示截至该日没有公布其信用等级或者信用承诺书。`, good: true };
    }
    await checkFile(`${company(code)}.json`, read);
    return { said: `${said}\n其登记页的数据与日志相符。`, good: true, page: company(code) };
  } catch (fault) {
    return { said: failed(fault), good: false };
  }
}

/** The day in China, as in today.js. */
const today = () => new Date(Date.now() + 8 * 3600000).toISOString().slice(0, 10);

function onPaper({ certificate, name, grade, until }) {
  if (!globalThis.crypto?.subtle) return { said: INSECURE, good: false };
  const printed = { name: name.value.trim(), grade: grade.value.trim(), until: until.value };
  const canonical = document.querySelector('link[rel="canonical"]')?.href ?? ROOT.href;
  const own = [ROOT.origin, new URL(canonical).origin];
  return ofCertificate(certificate.value, printed, own, today());
}

const forms = (name) => document.querySelector(`form[data-${name}]`);
answering(forms("code"), ofCode);
answering(forms("certificate"), onPaper);
scanning(forms("certificate"));

const keys = await json("log/log.json");
forms("notice").elements.key.value = keys.key;
await showWitnesses(document.querySelector("section[data-witnesses]"), keys);

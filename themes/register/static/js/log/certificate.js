// Whether a certificate is genuine, in force, or altered; and what of that the log proves.

import { failed } from "./bytes.js";
import { listed, told as toldListed } from "./listed.js";
import { plain, understood } from "./mark.js";
import { company, json, read } from "./reading.js";
import { codesOf } from "./seeking.js";
import { checkFile } from "./site.js";

const UNCHECKED =
  "没有核对的：纸面上未填入本页的内容，请与登记页逐项对照；所载内容本身是否真实；" +
  "程序和公钥都来自本网站。";

/**
 * {said, good, page}: the verdict in words, whether the certificate holds, where to read on.
 * `printed` is what else stands on it, {name, grade, until}, "" where it was not given.
 */
export async function verdict(typed, printed, own, today) {
  try {
    const { number, code } = understood(typed, own);
    const codes = code ? [code] : await codesOf(number);
    if (!codes.length) return unknown(number);
    return await ofCompany(number, codes[0], printed, today);
  } catch (fault) {
    return { said: failed(fault), good: false };
  }
}

function unknown(number) {
  return {
    said:
      `查无此证书 Not found：本登记册的检索文件中没有编号 ${number}。\n` +
      "没有核对的：检索文件不在日志之中，日志不能证明没有这个编号；" +
      "请在“代码是否列名”填写证书所载企业的代码，由日志证明该企业是否列名、有何证书。",
    good: false,
  };
}

async function ofCompany(number, code, printed, today) {
  const list = await listed(code);
  if (!list.found) {
    const proved = toldListed(code, list);
    return { said: `没有这张证书 Not listed：${proved}未列名的企业没有本协会公布的证书。`, good: false };
  }
  const page = company(code);
  const signed = await checkFile(`${page}.json`, read);
  const view = await json(`${page}.json`);
  const proof =
    `由日志证明：${view.name}（${code}）登记页的数据是日志 ${signed.origin} 第 ${signed.index} 条` +
    `（${signed.day} 收入），${signed.size} 条时树根 ${signed.short}，一字未改。`;
  const { head, good } = judged(number, view, printed, today);
  return { said: `${head}\n${proof}\n${UNCHECKED}`, good, page };
}

function judged(number, view, printed, today) {
  const grade = view.grades.find((one) => plain(one.certificate) === plain(number));
  if (!grade) return { head: absent(number, view), good: false };
  const wrong = differences(view, grade, printed);
  const facts = `${grade.certificate} 发给 ${view.name}（${view.code}），${grade.ruleset_title}，${period(grade)}${notices(grade)}。`;
  if (wrong.length) {
    return { head: `证书与登记不符，谨防变造 Altered：${wrong.join("；")}。\n登记为：${facts}`, good: false };
  }
  const { words, good } = standing(grade, today);
  return { head: `${words}：${facts}`, good };
}

const period = ({ label, valid_from: from, valid_until: until }) => `${label}，有效期 ${from} 至 ${until}`;

function notices({ notice, ended_by: ended }) {
  const named = [notice, ended].filter(Boolean).map(({ number, id }) => number || id);
  return named.length ? `，见公告 ${named.join("、")}` : "";
}

/** A number that was corrected stands in the company's history. */
function absent(number, view) {
  const mended = view.events.find(({ kind, was }) => kind === "correction" && plain(was) === plain(number));
  if (!mended) {
    return `没有这张证书 Not listed：本登记册列有 ${view.name}（${view.code}），但没有载明它的证书 ${number}。`;
  }
  return `证书编号已经更正 Corrected：${mended.day} 由 ${number} 更正为 ${mended.becomes}，请以更正后的证书为准。`;
}

/** What is printed otherwise than it is registered. */
function differences(view, grade, { name, grade: letters, until }) {
  const names = [view.name, view.code, ...view.former_names.map((one) => one.name)];
  const found = [];
  if (name && !names.map(plain).includes(plain(name))) found.push(differs("企业", name, view.name));
  if (letters && plain(letters) !== plain(grade.grade)) found.push(differs("等级", letters, grade.grade));
  if (until && until !== grade.valid_until) found.push(differs("有效期截止日", until, grade.valid_until));
  return found;
}

const differs = (what, printed, known) => `${what}，证书作“${printed}”，登记为“${known}”`;

/** Where the grade stands on the reader's day. */
function standing({ status, valid_from: from, valid_until: until, ended_on: ended }, today) {
  if (status === "void") return { words: "证书作废：等级已宣布无效，自始无效 Declared void", good: false };
  if (status === "revoked") return { words: `证书属实，但等级已撤销，有效至 ${ended} Genuine, revoked`, good: false };
  if (status === "superseded") {
    return { words: `证书属实，但已被新的等级取代，有效至 ${ended} Genuine, superseded`, good: false };
  }
  if (status === "lapsed" || today > until) {
    return { words: `证书属实，但已于 ${until} 届满失效 Genuine, lapsed`, good: false };
  }
  if (today < from) return { words: `证书属实，${from} 起有效 Genuine, not yet in force`, good: false };
  return { words: "证书属实，现为有效 Genuine and in force", good: true };
}

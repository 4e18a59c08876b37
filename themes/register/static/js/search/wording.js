// What the search says, in the register's words.

import { Rank } from "./rank.js";

/** A day as pages write it. */
export function inWords(iso) {
  const [year, month, day] = iso.split("-").map(Number);
  return `${year}年${month}月${day}日`;
}

/** How many results there are and among how many companies, or what finding none means (P-12). */
export function summary({ hits, partial, mistyped, notices, rest }, typed, coverage, shown) {
  if (mistyped && !hits.length) {
    return `“${typed}”校验位不符，不是有效的统一社会信用代码，请核对后重新输入。`;
  }
  const scope = searched(coverage, notices, rest);
  if (!hits.length) return nothing(typed, scope);
  return hits[0].rank === Rank.NEAR ? near(typed, scope) : found(hits, partial, scope, shown);
}

function found(hits, partial, scope, shown) {
  const companies = hits.filter((hit) => hit.kind === "company").length;
  const notices = hits.length - companies;
  const parts = [companies && `企业 ${companies} 家`, notices && `公告 ${notices} 份`];
  const rest = shown < hits.length ? `，先列出 ${shown} 条` : "";
  if (partial && companies) {
    return `列出最相近的${parts.filter(Boolean).join("、")}，可能还有更多，多输入几个字可以缩小范围${rest}。${scope}`;
  }
  return `共 ${hits.length} 条：${parts.filter(Boolean).join("，")}${rest}。${scope}`;
}

function nothing(typed, scope) {
  const meaning = "未列入只表示截至该日没有公布其信用等级或者信用承诺书，不是对其信用的评价。";
  return `没有找到“${typed}”。${scope}${meaning}`;
}

function near(typed, scope) {
  return `没有找到“${typed}”；以下名称与之相差一个字。${scope}`;
}

function searched({ as_of: asOf, companies, notices }, withNotices, rest) {
  const read = rest ? "、较近的公告" : `、公告 ${notices} 份`;
  const others = withNotices ? read : "";
  return `查询范围：截至 ${inWords(asOf)} 收录的企业 ${companies} 家${others}。`;
}

// What a check of a list says, and the file that one takes away.

import { inWords } from "../search/wording.js";
import { statusOn } from "../standing.js";

/** What became of a line, in few words. */
export const KINDS = {
  listed: "列有",
  former: "曾用名相符",
  several: "不止一家，待核对",
  near: "名称相近，待核对",
  none: "未列有",
  mistyped: "校验位不符",
  failed: "没有查成",
};

const NOTES = {
  former: "所给的是曾用名",
  several: "相符的企业不止一家，请以代码核对",
  near: "没有完全相符的，所列名称相近，未作选定，请核对",
  none: "截至登记册的日期没有公布其信用等级或者信用承诺书，不是对其信用的评价",
  mistyped: "不是有效的统一社会信用代码，请核对后重查",
  failed: "查询数据没有载入，请重查",
};
const DIFFERS = "所给名称不是该代码的企业的名称或者曾用名，请核对";
const STATUSES = {
  valid: "有效",
  lapsed: "届满失效",
  revoked: "已撤销",
  void: "宣布无效",
  superseded: "已被取代",
};
const HEAD = [
  "行号", "所给", "结果", "企业名称", "统一社会信用代码", "评价办法", "信用等级", "状态", "有效期自", "有效期至",
  "说明", "企业页面", "登记册截至", "查询日", "公示日志",
];

/** What is to be said beside the result; "" where nothing is. */
export function note({ kind, differs }) {
  return [NOTES[kind], differs && DIFFERS].filter(Boolean).join("；");
}

/** How many lines became what. */
export function summary(found, lines) {
  const done = found.filter(Boolean);
  const counts = Object.entries(KINDS).map(([kind, word]) => [word, done.filter((one) => one.kind === kind).length]);
  const told = counts.filter(([, count]) => count).map(([word, count]) => `${word} ${count}`);
  if (!done.length) return "已取消，一行也没有查。";
  const rest = done.length < lines ? `，其余 ${lines - done.length} 行已取消` : "";
  return `已查 ${done.length} 行：${told.join("，")}${rest}。`;
}

/** The register that was asked: {as_of, companies} and the log's checkpoint where there is one. */
export function source({ as_of: asOf, companies }, checkpoint, day) {
  const log = checkpoint ? `；公示日志 ${checkpoint.size} 条，树根 ${checkpoint.root}` : "";
  return `登记册数据截至 ${inWords(asOf)}，列有企业 ${companies} 家${log}。状态按查询日 ${inWords(day)} 计。`;
}

/** The rows of the file: one for each grade of each company, at least one for each line. */
export function table(lines, found, { covered, checkpoint, day, titles, address }) {
  const log = checkpoint ? `${checkpoint.size} 条 ${checkpoint.root}` : "";
  const tail = [covered.as_of, day, log];
  const ofLine = ({ number, text }, verdict) => {
    const head = [number, text, KINDS[verdict.kind]];
    const about = note(verdict);
    if (!verdict.rows.length) return [[...head, "", "", "", "", "", "", "", about, "", ...tail]];
    return verdict.rows.flatMap((row) => {
      const page = address({ kind: "company", row });
      return graded(row, day, titles).map((grade) => [...head, row.name, row.code, ...grade, about, page, ...tail]);
    });
  };
  return [HEAD, ...lines.flatMap((line, at) => (found[at] ? ofLine(line, found[at]) : []))];
}

function graded({ grades }, day, titles) {
  if (!grades.length) return [["", "", "未公布信用等级", "", ""]];
  return grades.map(({ ruleset, grade, status, since, until }) => [
    titles[ruleset] ?? ruleset, grade, STATUSES[statusOn(day, status, until)], since, until,
  ]);
}

// Which companies of a day's register a reader has chosen, and with which grades; never ranked (P-2).

import { newest } from "../told.js";
import { STATUSES } from "../wording.js";

const HEAD = [
  "截至日", "统一社会信用代码", "当日名称", "注册地区（现）", "行业门类（现）", "评价办法", "信用等级", "当日状态",
  "有效期首日", "有效期末日", "提前终止的最后一日", "当日公布的信用承诺书", "企业页面", "登记册数据截至", "查询日",
];

/**
 * Those of the rows that are wanted, each {row, grades}: the grades that fit. `wanted` has region,
 * industry, ruleset, grade ("RULESET GRADE") and status; "" is any.
 */
export function chosen(rows, wanted) {
  const some = wanted.ruleset || wanted.grade || wanted.status;
  return rows
    .filter(({ region, industry }) => fits(wanted.region, region) && fits(wanted.industry, industry))
    .map((row) => ({ row, grades: row.grades.filter((grade) => suits(grade, row, wanted)) }))
    .filter(({ grades }) => !some || grades.length);
}

/** The grades that a list shows: all of a status, else the newest under each rule set. */
export function shown({ grades }, { status }) {
  return status ? grades : newest(grades);
}

/** The rows of the file that a reader takes away. */
export function table(found, wanted, { day, asOf, today, address }) {
  const told = found.flatMap((one) => {
    const { row } = one;
    const grades = shown(one, wanted);
    return (grades.length ? grades : [null]).map((grade) => [
      day, row.code, row.name, row.region.zh, row.industry.zh, ...cells(grade), row.commitments,
      address(row.code), asOf, today,
    ]);
  });
  return [HEAD, ...told];
}

function cells(grade) {
  if (!grade) return Array(6).fill("");
  const { ruleset_title: title, grade: letters, status, valid_from: first, valid_until: last, ended_on: ended } = grade;
  return [title, letters, STATUSES[status][0], first, last, ended ?? ""];
}

function fits(wanted, { code }) {
  return !wanted || code === wanted;
}

function suits(grade, row, { ruleset, grade: wanted, status }) {
  if (ruleset && grade.ruleset !== ruleset) return false;
  if (wanted && `${grade.ruleset} ${grade.grade}` !== wanted) return false;
  return !status || stood(grade, row, status);
}

/** A company that was graded anew has not lapsed. */
function stood(grade, { grades }, status) {
  if (grade.status !== status) return false;
  return status !== "lapsed" || !grades.some((one) => one.status === "valid" && one.ruleset === grade.ruleset);
}

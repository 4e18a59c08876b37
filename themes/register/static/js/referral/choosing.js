// Which companies of the tables a bank has chosen, by the reader's own day; never ranked.

import { parse } from "../batch/csv.js";

const HEAD = [
  "统一社会信用代码", "企业名称", "注册地区", "行业门类", "评价办法", "信用等级", "有效期首日", "有效期末日", "证书编号",
  "评价机构", "同意推荐之日", "企业页面", "登记册截至", "查询日",
];

/** The rows of a published table, each by the names of its columns. */
export function rowsOf(text) {
  const [names, ...rows] = parse(text).filter((cells) => cells.length > 1);
  return rows.map((cells) => Object.fromEntries(names.map((name, at) => [name, cells[at]])));
}

/**
 * Those of the rows that are wanted and in force on a day, by code and then by rule set. `wanted`
 * has region, industry, ruleset and grade ("RULESET GRADE"); "" is any.
 */
export function chosen(rows, wanted, day) {
  const fits = (row) =>
    row.valid_from <= day &&
    day <= row.valid_until &&
    (!wanted.region || (row.region_code || "000000") === wanted.region) &&
    (!wanted.industry || row.industry_code === wanted.industry) &&
    (!wanted.ruleset || row.ruleset === wanted.ruleset) &&
    (!wanted.grade || `${row.ruleset} ${row.grade}` === wanted.grade);
  const place = ({ code, ruleset }) => `${code} ${ruleset}`;
  return rows.filter(fits).sort((one, other) => (place(one) < place(other) ? -1 : 1));
}

/** How many companies these rows are of. */
export function companies(rows) {
  return new Set(rows.map(({ code }) => code)).size;
}

/** The rows of the file that a reader takes away; `address` tells a company's page. */
export function table(rows, address, asOf, day) {
  const told = rows.map((row) => [
    row.code, row.name, row.region, row.industry, row.ruleset_title, row.grade, row.valid_from, row.valid_until,
    row.certificate, row.agency, row.referred_since, address(row.code), asOf, day,
  ]);
  return [HEAD, ...told];
}

// The statistics of a day: what registry/site/counting.py counts, of grades as they stood then.

import { STATUSES } from "../wording.js";

const UNKNOWN = "未载明";

/** How often each key counts, as Map of "kind<tab>rule set<tab>…" to a number. */
export function counted(found) {
  const counts = new Map();
  for (const { row, grades } of found) {
    for (const grade of grades) for (const key of keysOf(row, grade)) count(counts, key.join("\t"));
  }
  return counts;
}

function count(counts, key) {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** A void grade never was in force and began in no year. */
function keysOf({ region, industry }, { ruleset, grade, status, valid_from: first, valid_until: last }) {
  const keys = [["status", ruleset, status, grade]];
  if (status !== "void") keys.push(["begun", ruleset, first.slice(0, 4), grade]);
  if (status !== "valid") return keys;
  return [
    ...keys,
    ["region", ruleset, region.code, grade],
    ["industry", ruleset, industry.code, grade],
    ["lapsing", ruleset, last.slice(0, 7), grade],
  ];
}

/** Tables of all rule sets, `rulesets` of {id, title, grades} in the order of their scales. */
export function tables(found, rulesets) {
  const counts = counted(found);
  const names = namesOf(found);
  return rulesets.flatMap((ruleset) => KINDS.map((kind) => tableOf(counts, names, ruleset, kind)))
    .filter(({ rows }) => rows.length);
}

const KINDS = [
  { kind: "status", title: "按状态", english: "By status", head: "当日状态" },
  { kind: "region", title: "有效等级，按注册地区", english: "In force, by region", head: "注册地区（现）" },
  { kind: "industry", title: "有效等级，按行业门类", english: "In force, by industry", head: "行业门类（现）" },
  { kind: "begun", title: "按起算年份（宣布无效的不计）", english: "By year of beginning", head: "年份" },
  { kind: "lapsing", title: "有效等级，按届满月份", english: "In force, by month of lapse", head: "届满月份" },
];

function tableOf(counts, names, { id, title: about, grades }, { kind, title, english, head }) {
  const found = [...counts.keys()].map((key) => key.split("\t")).filter(([one, of]) => one === kind && of === id);
  const codes = new Set(found.map(([, , row]) => row));
  const order = kind === "status" ? Object.keys(STATUSES).filter((one) => codes.has(one)) : [...codes].sort();
  const rows = order.map((row) => {
    const numbers = grades.map((grade) => counts.get([kind, id, row, grade].join("\t")) ?? 0);
    return [label(kind, row, names), ...numbers, numbers.reduce((sum, one) => sum + one, 0)];
  });
  return { about, title, english, head, columns: [...grades, "合计"], rows };
}

function label(kind, code, names) {
  if (kind === "status") return STATUSES[code].join(" ");
  if (kind === "begun") return `${code}年`;
  if (kind === "lapsing") return `${code.slice(0, 4)}年${Number(code.slice(5))}月`;
  return names.get(`${kind} ${code}`) || UNKNOWN;
}

function namesOf(found) {
  const of = (kind) => found.map(({ row }) => [`${kind} ${row[kind].code}`, row[kind].zh]);
  return new Map([...of("region"), ...of("industry")]);
}

/** The rows of the file that a reader takes away, a number each. */
export function flat(made, day) {
  const told = made.flatMap(({ about, title, columns, rows }) =>
    rows.flatMap(([row, ...numbers]) => numbers.map((number, at) => [day, about, title, row, columns[at], number])));
  return [["截至日", "评价办法", "统计", "行", "等级", "等级数"], ...told];
}

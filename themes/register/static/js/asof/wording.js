// What is said of a day, in the register's words.

import { inWords } from "../search/wording.js";

export const NO_DAY = "日期应为不晚于今天的日期，写作 2026-02-28。";
export const FAILED = "没有取得数据文件，请稍后再试。";
export const STATUSES = {
  valid: ["有效", "Valid"],
  lapsed: ["届满失效", "Lapsed"],
  revoked: ["已撤销", "Revoked"],
  void: ["宣布无效", "Declared void"],
  superseded: ["已被取代", "Superseded"],
};

/** Where a grade stood, behind its status. */
export function period({ status, valid_from: first, valid_until: last, ended_on: ended }) {
  if (status === "void") return `自 ${inWords(first)} 起无效`;
  if (ended) return `有效至 ${inWords(ended)}`;
  return `有效期 ${inWords(first)} 至 ${inWords(last)}`;
}

/** How far the register's data reach, where the day is behind that. */
export function reach(day, covered) {
  if (!covered || day <= covered) return "";
  return `登记册的数据截至 ${inWords(covered)}，此后至该日公布的事项尚未载入。`;
}

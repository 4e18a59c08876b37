// How licences stood on a day, by the days that the page bears of each: what the register showed
// then was worked out by the register, so that no rule is here.

import { element } from "../score/making.js";
import { inWords } from "../search/wording.js";
import { english } from "./told.js";

export const STATUSES = {
  valid: ["有效", "Valid"],
  awaiting_inspection: ["待年检", "Awaiting inspection"],
  expired: ["届满失效", "Expired"],
  cancelled: ["已取消", "Cancelled"],
  barred: ["禁业期内", "Barred from evaluating"],
};

/**
 * The status on a day by a history as "2023-04-01 valid;2026-04-02 expired", "" where there was none
 * yet. Behind the end of the history it has ended by itself all the same.
 */
export function statusOn({ history, until }, day) {
  const spans = history.split(";").filter(Boolean).map((span) => span.split(" "));
  const status = spans.filter(([since]) => since <= day).at(-1)?.[1] ?? "";
  return status && status !== "cancelled" && day > until ? "expired" : status;
}

/** Puts how each stood beside how it stands, and hides who had no licence yet; says what it did. */
export function standOn(root, day) {
  const holders = [...root.querySelectorAll("[data-licences]")];
  let [held, absent] = [0, 0];
  for (const holder of holders) {
    const of = [...holder.querySelectorAll(".licence")].find(({ dataset }) => statusOn(dataset, day));
    if (of) tell(holder, of.dataset, day);
    else hide(holder);
    if (of) held += 1;
    else absent += 1;
  }
  if (!holders.length) return [];
  const later = absent ? `此后颁发的 ${absent} 份不显示。` : "";
  return [`当日已颁发的资格证 ${held} 份，当日的状态列在各证书之下。${later}名称、法定代表人和所在机构为现在的登记；取消和禁业按公告之日计。`];
}

function tell(holder, licence, day) {
  const { number, from, until } = licence;
  const [zh, en] = STATUSES[statusOn(licence, day)];
  const place = holder.querySelector("[data-standing]");
  place.prepend(element("span", { className: "then" }, ["现在："]));
  place.append(element("span", { className: "then standing" }, [
    `${inWords(day)}：`, element("b", {}, [`${zh} `, english(en)]), `（${number}，${inWords(from)} 至 ${inWords(until)}）`,
  ]));
}

function hide(holder) {
  holder.dataset.hidden = "";
  holder.hidden = true;
}

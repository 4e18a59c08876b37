// How it stood on a day, as elements.

import { element } from "../score/making.js";
import { STATUSES } from "./wording.js";

/** The newest grade under each rule set; grades stand newest first. */
export function newest(grades) {
  return grades.filter(({ ruleset }, at) => grades.findIndex((one) => one.ruleset === ruleset) === at);
}

/** A status in both languages. */
export function status(grade) {
  const [zh, en] = STATUSES[grade.status];
  return element("b", {}, [`${zh} `, english(en)]);
}

/** Words in English. */
export function english(text) {
  return element("span", { lang: "en" }, [text]);
}

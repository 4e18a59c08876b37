// Results of the search as of a day: how each company stood, from its own data file.

import { element } from "../score/making.js";
import { address } from "../search/files.js";
import { inWords } from "../search/wording.js";
import { dated } from "./day.js";
import { held } from "./held.js";
import { english, newest, status } from "./told.js";
import { period } from "./wording.js";

const AT_ONCE = 6;
const READING = "正在读取当日的情况……";
const FAILED = "没有取得当日的情况，请打开企业页面。";
const ABSENT = "当日本登记册未列有该企业";
const NO_GRADE = "当日没有信用等级";

/** What of the hits there was on a day: notices published later are left out. */
export function hitsOn(hits, day) {
  return hits.filter(({ kind, row }) => kind === "company" || row.day <= day);
}

/** Puts how each stood into its item, by and by, and the day into its link. */
export async function standOn(hits, items, day) {
  const waiting = hits.map((hit, at) => [hit, items[at]]).filter(([{ kind }]) => kind === "company");
  for (const [, item] of waiting) {
    tell(item, [READING]);
    const link = item.querySelector("a");
    link.href = dated(link.href, day);
  }
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [hit, item] = next;
      tell(item, await read(hit).then((view) => lines(held(view, day), view), () => [FAILED]));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

/** What stands at the head of the results. */
export function banner(day, back) {
  const link = element("a", { href: back }, ["回到现在 ", english("Back to now")]);
  const about = `所列等级和状态截至 ${inWords(day)}：按各事项公布之日计，此后公布的不计入；名称、代码按现在的登记查找。 `;
  return [element("b", {}, [`截至 ${inWords(day)} `, english(`As of ${day}`)]), `　${about}`, link];
}

async function read(hit) {
  const answer = await fetch(address(hit).replace(/html$/u, "json"), { cache: "no-cache" });
  if (!answer.ok) throw new Error(`${hit.row.code}: ${answer.status}`);
  return answer.json();
}

function tell(item, parts) {
  for (const old of item.querySelectorAll(".standing")) old.remove();
  item.append(...parts.map((part) => element("span", { className: "standing" }, [part].flat())));
}

function lines({ listed, name, grades }, view) {
  const named = name === view.name ? [] : [`当日名称：${name}`];
  if (!listed) return [...named, ABSENT];
  const told = newest(grades).map((grade) => [element("b", {}, [grade.grade]), " ", status(grade), `，${period(grade)}`]);
  return [...named, ...(told.length ? told : [NO_GRADE])];
}

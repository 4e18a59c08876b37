// A page of things that have their days (notices, commitments, licences) as of a day: what came
// later is hidden, and how a licence stood is told. The day stands in the address, to be cited.

import { element } from "../score/making.js";
import { coverage } from "../search/files.js";
import { inWords } from "../search/wording.js";
import { dated, isDay } from "./day.js";
import { standOn } from "./licences.js";
import { english } from "./told.js";
import { NO_DAY, reach } from "./wording.js";

const ALL_LATER = "此处所列均在该日之后；该日及以前的见更早的目录。";

const LINKS = "main [data-dated], .pager a, .crumb a";
const box = document.getElementById("held");
const title = document.title;
let turns = 0;

/** Shows the page as of a day; as it is for "". */
export async function shown(day) {
  const turn = ++turns;
  clear();
  if (!day) return;
  if (!isDay(day)) return box.replaceChildren(paragraph(NO_DAY), back());
  const { as_of: covered } = await coverage().catch(() => ({}));
  if (turn !== turns) return;
  const told = [...hideLater(day), ...standOn(document, day)];
  lead(day);
  document.title = `${inWords(day)}：${title}`;
  box.replaceChildren(
    element("h2", {}, [`截至 ${inWords(day)} `, english(`As of ${day}`)]),
    paragraph(`${told.join("")}${reach(day, covered)}`),
    back(),
  );
}

/** Hides what was published later, be it a line or a mark at one; says how many lines. */
function hideLater(day) {
  const dates = [...document.querySelectorAll("main [data-since]")];
  const later = dates.filter(({ dataset }) => dataset.since > day);
  for (const one of later) hide(one);
  for (const one of document.querySelectorAll("main [data-total]")) hide(one);
  for (const list of document.querySelectorAll("main ol.notices")) {
    if (!list.querySelector("li:not([data-hidden])")) list.after(element("p", { className: "then" }, [ALL_LATER]));
  }
  if (document.querySelector("article[data-hidden]")) return ["当日尚未公布。"];
  if (!dates.length) return [];
  const lines = later.filter((one) => one.matches("li, tr, .alert, section, article")).length;
  const { by } = document.querySelector("form.asof").dataset;
  if (by) return [lines ? `按${by}之日计：此后${by}的 ${lines} 项不显示。` : `所列各项当日均已${by}。`];
  const rest = lines ? `此后公布的 ${lines} 项` : "此后公布的事项";
  return [`按公布之日计：${rest}和此后的标记不显示；依法撤下的不在任何一日。`];
}

/** Links to lists of the same kind keep the day; the months and years that are later are hidden. */
function lead(day) {
  for (const link of document.querySelectorAll(LINKS)) {
    link.href = dated(link.href, day);
    const { dated: time } = link.dataset;
    if (!time) continue;
    // How many there are of the day's own month or year is told by its list.
    if (day.startsWith(time)) hide(link.nextElementSibling);
    else if (time > day) hide(link.closest("li"));
  }
}

function hide(one) {
  one.dataset.hidden = "";
  one.hidden = true;
}

function clear() {
  box.replaceChildren();
  document.title = title;
  for (const one of document.querySelectorAll("[data-hidden]")) {
    delete one.dataset.hidden;
    one.hidden = false;
  }
  for (const one of document.querySelectorAll(".then")) one.remove();
  for (const one of document.querySelectorAll(LINKS)) one.href = dated(one.href, "");
}

function back() {
  const href = dated(location.href, "");
  return element("p", {}, [element("a", { href }, ["回到现在 ", english("Back to now")])]);
}

function paragraph(text) {
  return element("p", {}, [text]);
}

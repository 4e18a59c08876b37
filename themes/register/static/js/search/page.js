// The search page: what is typed becomes an answer, an address and an announcement.

import { asked as askedDay, dated, isDay } from "../asof/day.js";
import { answer } from "./answer.js";
import { choiceOf } from "./choice.js";
import { coverage, loader } from "./files.js";
import { openLookup } from "./lookup.js";
import { isAble } from "./packing.js";
import { item } from "./results.js";
import { today } from "../standing.js";
import { inWords, summary } from "./wording.js";

const PAUSE = 150;
const PAGE = 30;
// So many fill a phone's screen and are shown first; the others follow once these are drawn.
const FIRST = 4;
const LOADING = "正在载入查询数据……";
const FAILED = "查询数据没有载入，请稍后再试，或者从企业名录、公告目录查找。";

const NO_DAY = "截至日应为不晚于今天的日期，写作 2026-02-28。";
const OLD = "这个浏览器版本过旧，不能查询；请更新浏览器，或者从企业名录、公告目录查找。";
// So few notices are searched together with the companies; more only where it is wanted.
const FEW_NOTICES = 200;
const NOTICE = /[〔［[【]|号|公告|通报|^\d{4}-\d/u;

const form = document.getElementById("search");
const box = form.elements.namedItem("q");
const dayBox = form.elements.namedItem("as-of");
dayBox.max = today();
const then = document.getElementById("search-as-of");
const status = document.getElementById("search-status");
const list = document.getElementById("search-results");
const choice = choiceOf(form);
const more = button("显示更多");
const others = button("");
const WITH_NOTICES = "同时查找公告的标题和全文";
const EARLIER = "继续查找更早的公告";
// So many parts of the notices are read at first and again on request, fewer where enough is found.
const PARTS = 8;
const ENOUGH = 10;

let opening = null;
let opened = false;
let filled = false;
let turns = 0;
let drawn = 0;
let timer = 0;

function open() {
  opening ??= Promise.all([lookup(), coverage()]);
  opening.then(() => (opened = true), () => (opening = null));
  return opening;
}

async function lookup() {
  const search = await openLookup(await loader(), async () => globalThis.lunr);
  if (!filled) choice.fill(search.words);
  filled = true;
  return search;
}

/** Shows the answer to what stands in the box, unless something else was asked meanwhile. */
async function show(all = false, depth = { most: PARTS, enough: ENOUGH }) {
  const typed = box.value.trim();
  const turn = ++turns;
  if (!typed) return draw([], "", 0);
  if (!isAble()) return draw([], OLD, 0);
  const day = dayBox.value || askedDay(location.search);
  if (day && !isDay(day)) return draw([], NO_DAY, 0);
  if (!opened) status.value = LOADING;
  try {
    const [search, covered] = await open();
    const wanted = all || covered.notices <= FEW_NOTICES || NOTICE.test(typed);
    const chosen = choice.isMade();
    const withNotices = (_, companies) => !chosen && (wanted || !companies.length);
    const asked = { withNotices, facets: choice.facets(day), depth };
    const [found, past] = await Promise.all([answer(search, typed, asked), day && import("../asof/results.js")]);
    if (turn !== turns) return;
    if (day) found.hits = past.hitsOn(found.hits, day);
    if (day) then.replaceChildren(...past.banner(day, dated(location.href, "")));
    then.hidden = !day;
    const stand = (hits, items) => day && past.standOn(hits, items, day);
    page(found, typed, search, covered, stand, PAGE, FIRST);
    offer(found, depth);
  } catch {
    if (turn === turns) draw([], FAILED, 0);
  }
}

/** Shows so many hits, the `first` of them before the others; `stand` is told of them and their items. */
function page(found, typed, search, covered, stand, limit, first = limit) {
  const shown = found.hits.slice(0, limit);
  const items = (hits) => hits.map((hit) => item(hit, found.question, search.normalise));
  const rest = found.hits.length - shown.length;
  const day = dayBox.value;
  const head = day ? `截至 ${inWords(day)} 的等级和状态。` : "";
  const begun = items(shown.slice(0, first));
  draw(begun, `${head}${summary(found, typed, covered, shown.length)}`, rest);
  stand(shown.slice(0, first), begun);
  const mine = drawn;
  const follow = () => {
    if (mine !== drawn) return;
    const later = items(shown.slice(first));
    list.append(...later);
    stand(shown.slice(first), later);
  };
  if (shown.length > first) requestAnimationFrame(() => setTimeout(follow));
  more.onclick = () => {
    const { hidden } = others;
    page(found, typed, search, covered, stand, limit + PAGE);
    others.hidden = hidden;
    list.children[limit].querySelector("a").focus();
  };
}

/** Offers what was not searched: notices, or earlier ones. */
function offer({ notices, rest }, depth) {
  others.textContent = notices ? EARLIER : WITH_NOTICES;
  others.hidden = choice.isMade() || (notices && !rest);
  const deeper = { most: depth.most + PARTS, enough: Infinity };
  others.onclick = () => show(true, notices ? deeper : depth);
}

function draw(items, text, rest) {
  drawn += 1;
  if (!items.length) then.hidden = true;
  list.replaceChildren(...items);
  status.value = text;
  more.hidden = rest <= 0;
  others.hidden = true;
}

function button(text) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = text;
  made.hidden = true;
  list.parentElement.insertBefore(made, list.nextSibling);
  return made;
}

/** The address of this query; an empty box has the page's own. */
function address() {
  const here = new URL(location.href);
  const asked = { q: box.value.trim(), ...choice.write(), ...(dayBox.value && { "as-of": dayBox.value }) };
  here.search = asked.q ? new URLSearchParams(asked).toString() : "";
  return here.href;
}

/** What is typed next takes the place of what was typed before, but never of what was sent. */
function typing() {
  clearTimeout(timer);
  timer = setTimeout(() => {
    if (address() !== location.href) {
      if (history.state?.sent) history.pushState(null, "", address());
      else history.replaceState(null, "", address());
    }
    show();
  }, PAUSE);
}

function send() {
  clearTimeout(timer);
  if (address() !== location.href) history.pushState({ sent: true }, "", address());
  else history.replaceState({ sent: true }, "");
  show();
}

function fromAddress() {
  clearTimeout(timer);
  const asked = new URLSearchParams(location.search);
  box.value = asked.get("q") ?? "";
  choice.read(asked);
  dayBox.value = askedDay(location.search);
  choice.past(Boolean(dayBox.value));
  if (dayBox.value) form.querySelector("details").open = true;
  if (box.value) history.replaceState({ sent: true }, "");
  show();
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  send();
});
// An input method composes from letters that are no query yet.
box.addEventListener("input", (event) => event.isComposing || typing());
box.addEventListener("compositionend", typing);
box.addEventListener("focus", () => open().catch(() => undefined), { once: true });
form.addEventListener("change", ({ target }) => {
  if (target === dayBox) choice.past(Boolean(dayBox.value));
  if (target === dayBox || target.matches("select")) typing();
});
addEventListener("popstate", fromAddress);
fromAddress();

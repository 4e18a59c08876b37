// The search page: what is typed becomes an answer, an address and an announcement.

import { answer } from "./answer.js";
import { choiceOf } from "./choice.js";
import { coverage, loader } from "./files.js";
import { openLookup } from "./lookup.js";
import { isAble } from "./packing.js";
import { item } from "./results.js";
import { summary } from "./wording.js";

const PAUSE = 150;
const PAGE = 30;
// So many fill a screen and are shown first; the others of a page follow once these are drawn.
const FIRST = 8;
const LOADING = "正在载入查询数据……";
const FAILED = "查询数据没有载入，请稍后再试，或者从企业名录、公告目录查找。";

const OLD = "这个浏览器版本过旧，不能查询；请更新浏览器，或者从企业名录、公告目录查找。";
// So few notices are searched together with the companies; more only where it is wanted.
const FEW_NOTICES = 200;
const NOTICE = /[〔［[【]|号|公告|通报|^\d{4}-\d/u;

const form = document.getElementById("search");
const box = form.elements.namedItem("q");
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
  if (!opened) status.value = LOADING;
  try {
    const [search, covered] = await open();
    const wanted = all || covered.notices <= FEW_NOTICES || NOTICE.test(typed);
    const chosen = choice.isMade();
    const withNotices = (_, companies) => !chosen && (wanted || !companies.length);
    const found = await answer(search, typed, { withNotices, facets: choice.facets(), depth });
    if (turn !== turns) return;
    page(found, typed, search, covered, PAGE, FIRST);
    offer(found, depth);
  } catch {
    if (turn === turns) draw([], FAILED, 0);
  }
}

/** Shows so many, the `first` of them before the others. */
function page(found, typed, search, covered, limit, first = limit) {
  const shown = found.hits.slice(0, limit);
  const items = (hits) => hits.map((hit) => item(hit, found.question, search.normalise));
  const rest = found.hits.length - shown.length;
  draw(items(shown.slice(0, first)), summary(found, typed, covered, shown.length), rest);
  const mine = drawn;
  const follow = () => mine === drawn && list.append(...items(shown.slice(first)));
  if (shown.length > first) requestAnimationFrame(() => setTimeout(follow));
  more.onclick = () => {
    const { hidden } = others;
    page(found, typed, search, covered, limit + PAGE);
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
  const asked = { q: box.value.trim(), ...choice.write() };
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
form.addEventListener("change", ({ target }) => target.matches("select") && typing());
addEventListener("popstate", fromAddress);
fromAddress();

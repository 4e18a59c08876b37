// The list of companies that a reader watches: in this browser's storage and nowhere else.

import { isMistyped } from "../search/codes.js";

const KEY = "watched";
const CODE = /^[0-9A-Z]{18}$/u;
const KIND = "enterprise-credit-register watch list";
const MOST = 500;

/** What is wrong with a list or with keeping it, in words for its reader. */
export class Refused extends Error {}

/** What is watched: code → {name, since, told}, `told` as told.js gives it or null. */
export function watched() {
  try {
    return checked(JSON.parse(localStorage.getItem(KEY) ?? "{}"));
  } catch {
    return {};
  }
}

/** Keeps the list. Throws Refused where the browser keeps nothing, or there are too many. */
export function keep(list) {
  if (Object.keys(list).length > MOST) throw new Refused(`最多关注 ${MOST} 家企业。`);
  try {
    localStorage.setItem(KEY, JSON.stringify(list));
  } catch {
    throw new Refused("浏览器不保存本网站的数据（例如无痕浏览），关注名单没有保存。");
  }
}

/** The list as a file that one takes to another browser. */
export function exported(list) {
  return `${JSON.stringify({ kind: KIND, watched: list }, null, 2)}\n`;
}

/** The list that such a file holds, added to the present one. Throws Refused for any other file. */
export function imported(text, list) {
  let held;
  try {
    held = JSON.parse(text);
  } catch {
    held = null;
  }
  if (held?.kind !== KIND) throw new Refused("这不是从本页导出的关注名单文件。");
  return { ...checked(held.watched), ...list };
}

/** A typed code as codes are written. Throws Refused for what is none. */
export function codeOf(typed) {
  const code = typed.normalize("NFKC").replace(/\s/gu, "").toUpperCase();
  if (!CODE.test(code)) throw new Refused("统一社会信用代码为 18 位数字和大写字母。");
  if (isMistyped(code)) throw new Refused("校验位不符，代码有误。");
  return code;
}

/** What of it is of the right form, by code. */
function checked(list) {
  const entries = Object.entries(list ?? {}).filter(([code]) => CODE.test(code) && !isMistyped(code));
  return Object.fromEntries(
    entries.map(([code, { name = "", since = "", told = null }]) => [
      code,
      { name: String(name), since: String(since), told: told && toldOf(told) },
    ]),
  );
}

function toldOf({ events = [], facts = {}, due = [] }) {
  const texts = Object.entries(facts).map(([name, value]) => [name, String(value)]);
  return { events: events.map(String), facts: Object.fromEntries(texts), due: due.map(String) };
}

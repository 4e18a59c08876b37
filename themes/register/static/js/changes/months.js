// The files of the months: which are wanted between two days, and what is in them.

import { parse } from "../batch/csv.js";

const ROOT = new URL("../../../", import.meta.url);
const AT_ONCE = 4;

/** Those of the months that there are in which a day between two is. */
export function between(months, from, to) {
  return months.filter((month) => from.slice(0, 7) <= month && month <= to.slice(0, 7)).sort();
}

/** The rows of a month's file, each {day, kind, event, code, …} by the names of its first line. */
export function rowsOf(text) {
  const [names, ...lines] = parse(text).filter((cells) => cells.length > 1);
  return lines.map((cells) => Object.fromEntries(names.map((name, at) => [name, cells[at]])));
}

/** All rows between two days, both included, the newest day first; `told(done)` hears of each month. */
export async function changesBetween(months, from, to, told) {
  const wanted = between(months, from, to);
  const found = [];
  for (let at = 0; at < wanted.length; at += AT_ONCE) {
    told(at, wanted.length);
    const texts = await Promise.all(wanted.slice(at, at + AT_ONCE).map(read));
    found.push(...texts.flatMap(rowsOf).filter(({ day }) => from <= day && day <= to));
  }
  return found.sort((one, other) => (one.day < other.day ? 1 : one.day > other.day ? -1 : 0));
}

async function read(month) {
  const answer = await fetch(new URL(`data/changes/${month}.csv`, ROOT), { cache: "no-cache" });
  if (!answer.ok) throw new Error(`${month}: ${answer.status}`);
  return answer.text();
}

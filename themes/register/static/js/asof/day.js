// The day in an address ("?as-of=2026-02-28"), so that what stood on it can be cited.

import { today } from "../standing.js";

const NAME = "as-of";
const DAY = /^\d{4}-\d{2}-\d{2}$/u;

/** Whether a text is a day that the calendar has and that has come. */
export function isDay(text) {
  const time = DAY.test(text) ? Date.parse(text) : NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text) && text <= today();
}

/** What an address has as its day: "" where it has none, be it a day or not. */
export function asked(search) {
  return new URLSearchParams(search).get(NAME)?.trim() ?? "";
}

/** An address with another day; "" takes the day out. */
export function dated(href, day) {
  const url = new URL(href);
  if (day) url.searchParams.set(NAME, day);
  else url.searchParams.delete(NAME);
  return url.href;
}

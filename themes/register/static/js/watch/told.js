// What a company's data file tells, as far as one watches it; and what of it is new.

import { after } from "../standing.js";

const FACTS = { name: "名称", region: "注册地区", address: "住所", legal_representative: "法定代表人" };

/** What is told of a company on a day: {events, facts, due}; `view` is its data file. */
export function told(view, day) {
  return {
    events: eventsOf(view, day).map(keyOf),
    facts: factsOf(view),
    due: dueOf(view, day).map((one) => one.key),
  };
}

/**
 * What is told now and was not: {day, kind, ruleset, was, becomes, notice} as the data file has it,
 * and "fact" (`field` names it), "review_due" and "withdrawn". The newest first.
 */
export function changes(before, view, day) {
  const now = eventsOf(view, day);
  const known = new Set(before.events);
  const keys = new Set(now.map(keyOf));
  const gone = before.events.filter((key) => !keys.has(key)).length;
  const fresh = now.filter((event) => !known.has(keyOf(event)));
  const named = fresh.some(({ kind }) => kind === "name_change");
  const facts = Object.entries(factsOf(view))
    .filter(([field, value]) => before.facts[field] !== undefined && before.facts[field] !== value)
    .filter(([field]) => field !== "name" || !named)
    .map(([field, value]) => ({ kind: "fact", field: FACTS[field], was: before.facts[field], becomes: value }));
  const due = dueOf(view, day).filter(({ key }) => !before.due.includes(key));
  const withdrawn = gone ? [{ kind: "withdrawn", count: gone }] : [];
  return [...fresh, ...due, ...facts, ...withdrawn];
}

/** The file's own events, and the lapses since the file was made. */
function eventsOf({ events, grades }, day) {
  const lapsed = grades
    .filter(({ status, valid_until: until }) => status === "valid" && day > until)
    .map(({ ruleset, grade, valid_until: until }) => {
      return { day: after(until), kind: "lapse", ruleset, was: grade, becomes: "", notice: null };
    });
  return [...events, ...lapsed].sort((one, other) => (one.day < other.day ? 1 : -1));
}

/** An event's own mark; a correction of a notice's title makes no other event of it. */
function keyOf({ day, kind, ruleset, was, becomes, notice }) {
  return [day, kind, ruleset, was, becomes, notice?.id ?? ""].join("|");
}

function factsOf(view) {
  const texts = { ...view, region: view.region.zh };
  return Object.fromEntries(Object.keys(FACTS).map((field) => [field, texts[field]]));
}

/** Reviews of grades in force whose day has come, without a record of one. */
function dueOf({ grades }, day) {
  return grades
    .filter(({ status, valid_until: until }) => status === "valid" && day <= until)
    .flatMap((grade) => grade.reviews_due.map((on) => [grade, on]))
    .filter(([, on]) => on <= day)
    .map(([{ ruleset, grade }, on]) => {
      const key = `${on}|${ruleset}`;
      return { key, day: on, kind: "review_due", ruleset, was: "", becomes: grade, notice: null };
    });
}

// From records to a score and a grade: the twin of scoring/scorecard.py and scoring/formula.py.
// `scoring` is a version's own file (/rules/…/….json); numbers in it are texts, here BigInts.

import { decimal, places, plain } from "./decimal.js";

const VERBS = { gain: "计", loss: "扣" };
// What Python takes for space, which is not quite what a browser does.
const SPACE = /[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/gu;

/** An indicator's name for look-up: spaces and line breaks of a table do not count. */
export const key = (name) => name.replace(SPACE, "");

/**
 * The score of records, each {indicator, points?} or, where only sums were filed, {group, points}:
 * {total, base, lines, groups, caps}, or {refusal: {rule, found}} of the first that cannot count.
 */
export function score(scoring, evidence) {
  const known = new Map(scoring.indicators.map((one) => [key(one.name), one]));
  const lines = [];
  for (const piece of evidence) {
    const line = lineOf(scoring, known, piece);
    if (line.refusal) return line;
    lines.push(line);
  }
  const groups = new Map(scoring.sides.flatMap((side) => side.groups.map((name) => [name, 0n])));
  for (const { group, points } of lines) groups.set(group, groups.get(group) + points);
  return { ...total(scoring, groups), lines, groups };
}

function lineOf(scoring, known, { indicator, group, points }) {
  const found = indicator === undefined ? { group } : known.get(key(indicator));
  const side = found && scoring.sides.find(({ groups }) => groups.includes(found.group));
  if (!side) return { refusal: { rule: "R-6", found: indicator ?? group } };
  const given = points ?? found.points;
  const size = decimal(given);
  if (places(given) > scoring.places && /^[0-9.]+$/.test(given)) return refused("D-1", given);
  if (size === null || size < 0n) return refused("D-2", given);
  return {
    indicator: found.name ?? "",
    group: found.group,
    points: side.effect === "gain" ? size : -size,
  };
}

const refused = (rule, found) => ({ refusal: { rule, found } });

/** Base, and each side up to its limit (D-2). */
function total({ base, sides }, groups) {
  let sum = decimal(base);
  const caps = [];
  for (const { label, effect, groups: names, limit } of sides) {
    const raw = size(names.reduce((all, name) => all + groups.get(name), 0n));
    const most = decimal(limit);
    const counted = raw < most ? raw : most;
    sum += effect === "gain" ? counted : -counted;
    if (raw > most) {
      caps.push(`${label}合计 ${plain(raw)} 分，按上限${VERBS[effect]} ${plain(most)} 分`);
    }
  }
  return { total: sum, base: decimal(base), caps };
}

const size = (value) => (value < 0n ? -value : value);

/** The grade that a score gives, {grade, label, lower}; null below the last or off the scale. */
export function stepOf({ steps, minimum, maximum }, sum) {
  if (sum > decimal(maximum) || sum < decimal(minimum)) return null;
  return steps.find(({ lower }) => sum >= decimal(lower)) ?? null;
}

/** The next better grade and the points missing to it, {step, missing}; null for the best. */
export function better(scoring, sum) {
  const at = scoring.steps.findLastIndex(({ lower }) => decimal(lower) > sum);
  if (at < 0) return null;
  const step = scoring.steps[at];
  return { step, missing: decimal(step.lower) - sum };
}

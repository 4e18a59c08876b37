// Scores with the browser's engine: reads a line {scoring, evidence} of JSON from standard input,
// writes a line {total, groups, caps, step, better, advice} or {refusal} to standard output.

import { createInterface } from "node:readline";

import { advice } from "../../themes/register/static/js/score/advice.js";
import { plain } from "../../themes/register/static/js/score/decimal.js";
import { better, score, stepOf } from "../../themes/register/static/js/score/engine.js";

export function told(scoring, evidence) {
  const { refusal, total, groups, caps } = score(scoring, evidence);
  if (refusal) return { refusal };
  const next = better(scoring, total);
  return {
    total: plain(total),
    groups: Object.fromEntries([...groups].map(([name, points]) => [name, plain(points)])),
    caps,
    step: stepOf(scoring, total)?.grade ?? null,
    better: next && [next.step.grade, plain(next.missing)],
    advice: advice(scoring, evidence).map(({ gain, ...one }) => ({ ...one, gain: plain(gain) })),
  };
}

if (import.meta.filename === process.argv[1]) {
  for await (const line of createInterface({ input: process.stdin })) {
    const { scoring, evidence } = JSON.parse(line);
    console.log(JSON.stringify(told(scoring, evidence)));
  }
}

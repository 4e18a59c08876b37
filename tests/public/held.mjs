// Reads lines of JSON, {view, days}, and writes what held, and how many marks of objections stood, a
// line each: for the agreement of twins.

import { createInterface } from "node:readline";

import { contestedOn, held } from "../../themes/register/static/js/asof/held.js";

for await (const line of createInterface({ input: process.stdin })) {
  const { view, days } = JSON.parse(line);
  for (const day of days) console.log(JSON.stringify([held(view, day), contestedOn(view, day)]));
}

// Reads lines of JSON, {history, until, days}, and writes how a licence stood on each day.

import { createInterface } from "node:readline";

import { statusOn } from "../../themes/register/static/js/asof/licences.js";

for await (const line of createInterface({ input: process.stdin })) {
  const { days, ...licence } = JSON.parse(line);
  console.log(JSON.stringify(days.map((day) => statusOn(licence, day))));
}

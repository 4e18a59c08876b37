// What the stock validator finds against the HTML standard in every page of a folder, as JSON.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { HtmlValidate } from "html-validate";

const validator = new HtmlValidate({ root: true, extends: ["html-validate:standard"] });
const [folder] = process.argv.slice(2);
const pages = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith(".html"));
const faults = [];
for (const page of pages.sort()) {
  const { results } = await validator.validateString(readFileSync(join(folder, page), "utf-8"));
  for (const { messages } of results) {
    faults.push(...messages.map(({ line, ruleId, message }) => `${page}:${line} ${ruleId}: ${message}`));
  }
}
console.log(JSON.stringify({ pages: pages.length, faults }));

// Answers queries with the browser's modules. Reads {files, queries} as JSON from standard input,
// writes for each query {mistyped, hits: [[kind, code, rank]]} to standard output.

import { readFileSync } from "node:fs";
import lunr from "lunr";

import { answer } from "../../themes/register/static/js/search/answer.js";
import { openLookup } from "../../themes/register/static/js/search/lookup.js";

const { files, queries, facets } = JSON.parse(readFileSync(0, "utf-8"));
const search = await openLookup(async (name) => Buffer.from(files[name], "base64"), async () => lunr);
const answers = [];
for (const typed of queries) {
  const { hits, mistyped } = await answer(search, typed, facets && { withNotices: () => false, facets });
  answers.push({ mistyped, hits: hits.map(({ kind, row, rank }) => [kind, row.code, rank]) });
}
console.log(JSON.stringify(answers));

// What the register has for each line of a list. Reads search files alone, each once.

import { answer } from "../search/answer.js";
import { Rank } from "../search/rank.js";

const AT_ONCE = 4;
const CANDIDATES = 5;
// Files that are kept come at once: without a pause the page would neither draw nor hear.
const PAUSE = 40;
const EXACT = [Rank.IDENTIFIER, Rank.EXACT, Rank.FORMER_EXACT];

/**
 * What is found for one line: {kind, rows, differs}. `kind` is "listed", "former" (by a former
 * name), "several" (all as good), "near" (none of the rows is chosen), "mistyped", "none" or
 * "failed"; `differs` tells that the name beside a code is not the company's.
 */
export async function check(search, { text, name }) {
  const { question, hits } = await answer(search, text, { withNotices: () => false, thrifty: true });
  const exact = hits.filter(({ rank }) => EXACT.includes(rank));
  const rows = exact.map(({ row }) => row);
  if (rows.length > 1) return { kind: "several", rows, differs: false };
  if (rows.length === 1) {
    const kind = exact[0].rank === Rank.FORMER_EXACT ? "former" : "listed";
    return { kind, rows, differs: Boolean(name) && !isCalled(rows[0], name, search.normalise) };
  }
  if (question.mistyped) return { kind: "mistyped", rows: [], differs: false };
  const near = hits.slice(0, CANDIDATES).map(({ row }) => row);
  return { kind: near.length ? "near" : "none", rows: near, differs: false };
}

function isCalled({ name, formerNames }, given, fold) {
  return [name, ...formerNames].some((one) => fold(one) === fold(given));
}

/**
 * Checks all lines, a few at a time; `onDone(number of lines done)` tells how far it is. A line
 * whose files did not come is "failed". Ends early where `signal` says so: then lines are undefined.
 */
export async function checkAll(search, lines, signal, onDone) {
  const found = new Array(lines.length);
  let [next, done] = [0, 0];
  let breathed = performance.now();
  const work = async () => {
    while (next < lines.length && !signal.aborted) {
      const at = next;
      next += 1;
      found[at] = await check(search, lines[at]).catch(() => ({ kind: "failed", rows: [], differs: false }));
      done += 1;
      onDone(done);
      if (performance.now() - breathed > PAUSE) {
        await new Promise((resolve) => setTimeout(resolve));
        breathed = performance.now();
      }
    }
  };
  const cancelled = new Promise((resolve) => signal.addEventListener("abort", resolve));
  await Promise.race([cancelled, Promise.all(Array.from({ length: AT_ONCE }, work))]);
  return [...found];
}

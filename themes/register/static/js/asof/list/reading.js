// The whole register as it stood on a day, from the JSON Lines of the open data.

import { coverage } from "../../search/files.js";
import { held } from "../held.js";

const ROOT = new URL("../../../../", import.meta.url);
const AT_ONCE = 4;
const GZIP = [0x1f, 0x8b];

/** That the files are not all of one register: it was published anew meanwhile. */
export class Changed extends Error {}

/**
 * Every company that the register had on a day, by code (P-2): what `held` tells, with region and
 * industry as of now. `told(done, bytes)` hears of each file. A file holds some five hundred
 * companies, so that the page answers in between. Throws Changed, and what `signal` makes of it.
 */
export async function registerOn(day, files, signal, told) {
  const { companies, as_of: asOf } = await coverage();
  const waiting = Array.from({ length: files }, (_, at) => String(at).padStart(5, "0"));
  const rows = [];
  let [done, bytes, lines] = [0, 0, 0];
  const work = async () => {
    for (let name = waiting.shift(); name; name = waiting.shift()) {
      const packed = await read(`data/register/${name}.jsonl.gz`, signal);
      const views = viewsOf(await unpacked(packed));
      rows.push(...rowsOn(views, day));
      lines += views.length;
      told((done += 1), (bytes += packed.length));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  if (lines !== companies) throw new Changed(`${lines} of ${companies}`);
  return { rows: rows.sort((one, other) => (one.code < other.code ? -1 : 1)), asOf };
}

/** The companies' data files, one a line. */
export function viewsOf(text) {
  return text.split("\n").filter(Boolean).map((line) => JSON.parse(line));
}

/** How those of them stood that the register had on the day. */
export function rowsOn(views, day) {
  return views
    .map((view) => ({ ...held(view, day), region: view.region, industry: view.industry }))
    .filter(({ listed }) => listed);
}

async function read(path, signal) {
  const answer = await fetch(new URL(path, ROOT), { cache: "no-cache", signal });
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
}

/** A server may have unpacked it on the way. */
async function unpacked(bytes) {
  if (GZIP.some((byte, at) => bytes[at] !== byte)) return new TextDecoder().decode(bytes);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).text();
}

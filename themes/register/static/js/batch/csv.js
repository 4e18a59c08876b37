// Comma-separated values: reading what a reader has, writing what Excel opens.

const SEPARATORS = ["\t", ",", ";"];
const FORMULA = /^[=+\-@\t\r]/u;
// Excel makes a number of such a text and loses its last digits.
const LONG_NUMBER = /^\d{16,}$/u;

/** The rows of a text, each with its cells. Without one separator in every line, a line is a cell. */
export function parse(text) {
  const plain = text.replace(/^\ufeff/u, "").replace(/\r\n?/gu, "\n");
  const separator = separatorOf(plain);
  if (!separator) return plain.split("\n").map((line) => [line]);
  const rows = [[""]];
  let quoted = false;
  for (let at = 0; at < plain.length; at += 1) {
    const char = plain[at];
    const row = rows.at(-1);
    if (quoted) {
      if (char !== '"') row[row.length - 1] += char;
      else if (plain[at + 1] === '"') row[row.length - 1] += plain[(at += 1)];
      else quoted = false;
    } else if (char === '"' && row.at(-1) === "") quoted = true;
    else if (char === separator) row.push("");
    else if (char === "\n") rows.push([""]);
    else row[row.length - 1] += char;
  }
  return rows;
}

/** A comma before a space belongs to an English name: Foo Co., Ltd. */
function separatorOf(text) {
  const lines = text.split("\n").filter((line) => line.trim());
  const within = (line, one) => line.split(one === "," ? /,(?! )/u : one).length > 1;
  return SEPARATORS.find((one) => lines.every((line) => within(line, one))) ?? "";
}

/** Rows as a file that Excel opens: marked as UTF-8, no cell a formula, no code a number. */
export function written(rows) {
  const lines = rows.map((row) => row.map((cell) => quoted(String(cell))).join(","));
  return `\ufeff${lines.join("\r\n")}\r\n`;
}

function quoted(cell) {
  let safe = FORMULA.test(cell) ? `'${cell}` : cell;
  if (LONG_NUMBER.test(cell)) safe = `\t${cell}`;
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

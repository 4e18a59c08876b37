// Which cells of a list are what is asked for.

const CODE = /^[0-9A-Z]{18}$/u;
const CODE_HEAD = /代码|信用码|\bcode\b|uscc/iu;
const NAME_HEAD = /名称|企业|单位|公司|客户|\bname\b|company/iu;
// No company is called so: the only cell of a line that is a heading.
const HEADING = /^(?:序号|企业|企业名称|单位名称|公司名称|客户名称|名称|统一社会信用代码|信用代码|代码|name|code)$/iu;
const HAN = /\p{Script=Han}/u;

/**
 * What is asked for, line by line: {number, text, name}. `text` is the code where the line has one,
 * else the name; `name` is the name beside a code, to be compared. `rows` are cells as text.
 */
export function asked(rows) {
  const numbered = rows.map((cells, at) => ({ number: at + 1, cells: cells.map((cell) => cell.trim()) }));
  const filled = numbered.filter(({ cells }) => cells.some(Boolean));
  if (!filled.length) return [];
  const { codes, names, body } = columns(filled);
  const lines = body.map(({ number, cells }) => {
    const [code, name] = [cells[codes] ?? "", cells[names] ?? ""];
    return { number, text: code || name, name: code && name !== code ? name : "" };
  });
  return lines.filter(({ text }) => text);
}

/** The columns of codes and of names, and the lines without their heading. */
function columns(filled) {
  const [{ cells: head }] = filled;
  const rest = filled.slice(1);
  const width = Math.max(...filled.map(({ cells }) => cells.length));
  if (width === 1) return { codes: -1, names: 0, body: HEADING.test(head[0]) ? rest : filled };
  const codes = head.findIndex((cell) => CODE_HEAD.test(cell) && !/公司$/u.test(cell));
  const names = head.findIndex((cell, at) => at !== codes && NAME_HEAD.test(cell) && cell.length < 9);
  if (codes >= 0 || (names >= 0 && HEADING.test(head[names]))) return { codes, names, body: rest };
  const found = most(filled, width, isCode);
  const han = most(filled, width, (cell, at) => at !== found && HAN.test(cell));
  return { codes: found, names: han < 0 && found < 0 ? 0 : han, body: filled };
}

/** The column in which the most cells are such; -1 where none is. */
function most(filled, width, fits) {
  const count = (at) => filled.filter(({ cells }) => fits(cells[at] ?? "", at)).length;
  const counts = Array.from({ length: width }, (_, at) => count(at));
  const best = Math.max(...counts);
  return best ? counts.indexOf(best) : -1;
}

function isCode(cell) {
  return CODE.test(cell.normalize("NFKC").toUpperCase());
}

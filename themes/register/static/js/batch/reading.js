// A file that was chosen or dropped, as rows of cells. It is read here and goes nowhere.

import { parse } from "./csv.js";

const LIBRARY = new URL("../../lib/read-excel-file.js", import.meta.url);
const LARGEST = 8 * 1024 * 1024;
const ZIP = 0x04034b50;
const OLD_EXCEL = 0xe011cfd0;

/** What is wrong with a file, in words for its reader. */
export class Unreadable extends Error {}

/** The rows of a file. Throws Unreadable for one that is none of the known kinds. */
export async function rowsOf(file) {
  if (file.size > LARGEST) throw new Unreadable("文件超过 8 MB；请只保留名称和代码两列后再试。");
  const bytes = await file.arrayBuffer();
  const begins = bytes.byteLength < 4 ? 0 : new DataView(bytes).getUint32(0, true);
  if (begins === OLD_EXCEL) throw new Unreadable("这是旧式 Excel 文件（.xls）；请另存为 .xlsx 或者 CSV 后再试。");
  return begins === ZIP ? workbook(bytes) : parse(decoded(bytes));
}

/** Text as UTF-8, else as Excel in China writes it. */
function decoded(bytes) {
  const marked = new Uint8Array(bytes.slice(0, 2)).join();
  if (marked === "255,254") return new TextDecoder("utf-16le").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("gb18030").decode(bytes);
  }
}

/** The first sheet that is not empty. */
async function workbook(bytes) {
  await import(LIBRARY);
  let sheets;
  try {
    sheets = await within(globalThis.readXlsxFile(bytes));
  } catch {
    throw new Unreadable("工作簿未能读出；请复制其中一列粘贴到上面，或者另存为 CSV 后再试。");
  }
  const { data } = sheets.find(({ data: rows }) => rows.length) ?? { data: [] };
  return data.map((row) => row.map((cell) => (cell === null ? "" : String(cell))));
}

/** The library unpacks a large sheet in a worker that a strict policy refuses, and then never ends. */
function within(promise) {
  return new Promise((resolve, reject) => {
    document.addEventListener("securitypolicyviolation", reject, { once: true });
    promise.then(resolve, reject);
  });
}

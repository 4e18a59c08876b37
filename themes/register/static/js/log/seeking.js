// Whose certificate a number is, by the register's own search.

import { answer } from "../search/answer.js";
import { loader } from "../search/files.js";
import { openLookup } from "../search/lookup.js";
import { isAble } from "../search/packing.js";
import { Rank } from "../search/rank.js";
import { plain } from "./mark.js";

/** The codes of companies that have a certificate of this number. */
export async function codesOf(number) {
  if (!isAble()) throw new Error("这个浏览器版本过旧，不能按编号查找");
  const search = await openLookup(await loader(), async () => null);
  const { hits } = await answer(search, number, { withNotices: () => false });
  const exact = hits.filter(({ kind, rank }) => kind === "company" && rank === Rank.IDENTIFIER);
  const bears = ({ row }) => row.certificates.some((one) => plain(one) === plain(number));
  return exact.filter(bears).map(({ row }) => row.code);
}

// What a trial says; every sentence says that it is no grade.

import { plain } from "./decimal.js";
import { better, stepOf } from "./engine.js";

export const NO_GRADE = "试算不是信用等级。";

/** The score, the grade that it would be, and what is missing to the next one. */
export function told(scoring, sum) {
  const step = stepOf(scoring, sum);
  const next = better(scoring, sum);
  const grade = step ? `对应 ${step.label}` : "不在设置的等级之内";
  const missing = next
    ? `，距 ${next.step.label}（${next.step.lower} 分）还差 ${plain(next.missing)} 分`
    : "";
  return `试算 ${plain(sum)} 分，${grade}${missing}。`;
}

/** Which limits applied. */
export const limits = (caps) => caps.map((cap) => `${cap}。`).join("");

/** How a trial differs from where it began. */
export function compared(sum, first) {
  if (sum === first) return "与所列公共记录计得的得分相同。";
  const [word, size] = sum > first ? ["多", sum - first] : ["少", first - sum];
  return `比所列公共记录计得的 ${plain(first)} 分${word} ${plain(size)} 分。`;
}

/** A change that would raise the score. */
export function measure({ indicator, removed, gain }) {
  const act = removed ? `“${indicator}”不再有记录` : `“${indicator}”有一条记录`;
  return `${act}：得分增加 ${plain(gain)} 分`;
}

/** Why nothing is counted. */
export function refused({ rule, found }) {
  return `无法试算：${found} 不能计分（${rule}）。`;
}

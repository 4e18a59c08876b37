// The self-assessment: the scorecard as a form. Nothing is sent and nothing is kept: what somebody
// enters of a company's failings stands in no address, no storage and no history.

import { advice } from "./advice.js";
import { score } from "./engine.js";
import { element } from "./making.js";
import { limits, measure, NO_GRADE, refused, told } from "./wording.js";

const SHOWN = 5;
const MOST = 99;
const FAILED = "评分卡没有载入，请稍后再试。";
const WRONG = `记录数应为 0 至 ${MOST} 的整数，请核对标出的一项。`;
const BEST = "加分已达上限，也没有扣分：没有哪一项还能提高得分。";

const form = document.getElementById("assess");
const output = form.querySelector("output");
const more = document.getElementById("assess-advice");
const status = form.elements.namedItem("status");

async function read(address) {
  const answer = await fetch(address, { cache: "no-cache" });
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
}

const boxes = () => [...form.querySelectorAll("input[data-indicator]")];

function isWrong(box) {
  return box.validity.badInput || !/^\d{0,2}$/.test(box.value);
}

/** One piece of evidence for each record entered. */
function evidence() {
  return boxes().flatMap(({ value, dataset: { indicator } }) =>
    Array.from({ length: Number(value) }, () => ({ indicator })));
}

function tell(scoring) {
  const wrong = boxes().filter(isWrong);
  for (const box of boxes()) box.setAttribute("aria-invalid", String(isWrong(box)));
  if (wrong.length) return say(WRONG, []);
  if (scoring.ended.includes(status?.value)) {
    return say(`登记状态为“${status.value}”的企业没有基础分，不能计分。`, []);
  }
  const records = evidence();
  const { total, caps, refusal } = score(scoring, records);
  if (refusal) return say(refused(refusal), []);
  return say(`${told(scoring, total)}${limits(caps)}${NO_GRADE}`, advised(advice(scoring, records)));
}

function advised(found) {
  if (!found.length) return [element("p", {}, [BEST])];
  const best = found.slice(0, SHOWN).map((one) => element("li", {}, [measure(one)]));
  return [element("p", {}, ["最能提高得分的改变（各项单独计算）："]), element("ol", {}, best)];
}

function say(text, others) {
  if (output.textContent !== text) output.textContent = text;
  more.replaceChildren(...others);
}

try {
  const scoring = await read(form.dataset.scoring);
  const again = () => tell(scoring);
  form.addEventListener("input", again);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(again));
  form.dataset.ready = "";
  again();
} catch {
  output.textContent = FAILED;
}

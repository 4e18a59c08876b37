// A trial in a company's page: the reader leaves out public records or adds some, and sees the
// score and the grade move. It starts from the page's own data file and changes nothing in it.

import { decimal, plain, signed } from "./decimal.js";
import { score } from "./engine.js";
import { element, field, options } from "./making.js";
import { compared, limits, NO_GRADE, refused, told } from "./wording.js";

const STYLES = new URL("../../css/score.css", import.meta.url);

/** Puts the trial of the button's grade below the button, and the reader's focus on it. */
export async function open({ dataset, parentElement }) {
  const { twin, scoring: terms, ruleset, from } = dataset;
  const [company, scoring] = await Promise.all([read(twin), read(terms), styles()]);
  const grade = company.grades.find((one) => one.ruleset === ruleset && one.valid_from === from);
  const trial = made(scoring, grade);
  parentElement.after(trial);
  trial.focus();
}

async function read(address) {
  const answer = await fetch(address, { cache: "no-cache" });
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
}

/** The trial's own styles, so that the page without a trial is as light as before. */
function styles() {
  const link = element("link", { rel: "stylesheet", href: STYLES.href });
  const loaded = new Promise((resolve) => (link.onload = link.onerror = resolve));
  document.head.append(link);
  return loaded;
}

function made(scoring, grade) {
  const facts = grade.score_view.parts.map(fact).filter(({ points }) => decimal(points) !== 0n);
  const first = score(scoring, facts);
  const list = element("ul", { className: "facts-tried" });
  const output = element("output", { className: "outcome" });
  output.setAttribute("role", "status");
  const counted = () => [...list.querySelectorAll("input:checked")].map((box) => box.fact);
  const tell = () => {
    const { total, caps, refusal } = score(scoring, counted());
    const change = () => compared(total, first.total);
    output.textContent = refusal
      ? refused(refusal)
      : `${told(scoring, total)}${limits(caps)}${change()}${NO_GRADE}`;
  };
  const reset = () => {
    list.replaceChildren(...facts.map((one) => item(scoring, one)));
    tell();
  };
  const form = element("form", { className: "trial", tabIndex: -1 }, [
    element("h3", {}, ["试算：不是信用等级 ", element("span", { lang: "en" }, ["Trial, not a grade"])]),
    element("p", {}, [started(first, grade)]),
    list,
    ...adding(scoring, list, tell),
    output,
    element("button", { type: "reset", className: "check" }, ["恢复原有记录"]),
  ]);
  form.setAttribute("aria-label", "试算");
  list.addEventListener("change", tell);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    reset();
  });
  reset();
  return form;
}

/** A public record of the page as the engine takes it: an indicator's, or the sum of a group. */
function fact({ group, indicator, points, records }) {
  const size = points.replace(/^-/, "");
  return { ...(indicator ? { indicator } : { group }), points: size, records };
}

function started({ total, refusal }, { score: published }) {
  const start = "去掉或者增加记录，看得分怎样变化。所作改动只在本页，不发送，也不保存。";
  if (refusal || total === decimal(published)) return start;
  return (
    `${start}所列公共记录计得 ${plain(total)} 分，公布的得分为 ${published} 分：` +
    "未予列示的分值、复评和更正不在试算之内。"
  );
}

function item(scoring, one) {
  const box = element("input", { type: "checkbox", checked: true });
  box.fact = one;
  const { lines } = score(scoring, [one]);
  const points = lines ? ` ${signed(lines[0].points)}` : "";
  const records = one.records?.length ? `（${one.records.join("；")}）` : "";
  const name = one.indicator ?? `${one.group}合计`;
  return element("li", {}, [element("label", {}, [box, ` ${name}${points}${records}`])]);
}

function adding(scoring, list, tell) {
  const select = element("select", {}, options(scoring));
  const button = element("button", { type: "button", className: "check" }, ["增加"]);
  button.addEventListener("click", () => {
    list.append(item(scoring, { indicator: select.value, records: ["试算增加"] }));
    tell();
  });
  return [element("p", { className: "adding" }, [...field("增加一条记录", select), button])];
}

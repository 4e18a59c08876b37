// The choice of facets beside the box: filled from the register's own words, kept in the address.

import { today } from "../standing.js";

const STATUSES = { valid: "有效", lapsed: "届满失效", revoked: "已撤销", void: "宣布无效" };

// By these nothing can be found of a past day: they are those of now.
const UNDATED = { grade: "", ruleset: "", status: "" };

/** The selects of a form: {fill, facets, isMade, read, write}. */
export function choiceOf(form) {
  const selects = [...form.querySelectorAll("select")];
  const wanted = new Map(selects.map(({ name }) => [name, ""]));
  for (const select of selects) {
    select.addEventListener("change", () => wanted.set(select.name, select.value));
  }
  const show = () => {
    for (const select of selects) select.value = wanted.get(select.name);
    if (selects.some(({ value }) => value)) form.querySelector("details").open = true;
  };

  return {
    /** Offers what there is: {regions, industries, rulesets, grades}. */
    fill({ regions, industries, rulesets, grades }) {
      const offered = {
        region: regions,
        industry: industries,
        ruleset: rulesets,
        grade: Object.fromEntries(grades.map((grade) => [grade, grade])),
        status: STATUSES,
      };
      for (const select of selects) {
        const options = Object.entries(offered[select.name]).filter(([value, text]) => value && text);
        select.append(...options.map(([value, text]) => new Option(text, value)));
      }
      show();
    },
    /** What is asked for beside words; of a past day, only what has no day of its own. */
    facets: (past) => ({ ...Object.fromEntries(wanted), ...(past ? UNDATED : {}), day: today() }),
    isMade: () => [...wanted.values()].some(Boolean),
    /** Whether what stands on a past day is asked for, by which nothing is filtered. */
    past(is) {
      for (const select of selects) select.disabled = is && select.name in UNDATED;
    },
    /** Takes the choice from an address's parameters. */
    read(parameters) {
      for (const { name } of selects) wanted.set(name, parameters.get(name) ?? "");
      show();
    },
    /** What of the choice stands in an address. */
    write: () => Object.fromEntries([...wanted].filter(([, value]) => value)),
  };
}

// The choice of facets beside the box: filled from the register's own words, kept in the address.

import { today } from "../standing.js";

const STATUSES = { valid: "有效", lapsed: "届满失效", revoked: "已撤销", void: "宣布无效" };

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
    facets: () => ({ ...Object.fromEntries(wanted), day: today() }),
    isMade: () => [...wanted.values()].some(Boolean),
    /** Takes the choice from an address's parameters. */
    read(parameters) {
      for (const { name } of selects) wanted.set(name, parameters.get(name) ?? "");
      show();
    },
    /** What of the choice stands in an address. */
    write: () => Object.fromEntries([...wanted].filter(([, value]) => value)),
  };
}

// Facets: what of a company is asked for beside words. Twin of registry/search/facets.py.

/** Nothing but words is asked for. */
export const ANY = Object.freeze({ region: "", industry: "", grade: "", ruleset: "", status: "", day: "" });

/** Whether a company is what is asked for; a period that ran out before `day` is lapsed. */
export function fit({ region, industry, grade, ruleset, status, day }, row) {
  if ((region && region !== row.region) || (industry && industry !== row.industry)) return false;
  if (!grade && !ruleset && !status) return true;
  return row.grades.some((one) => {
    const stands = one.status === "valid" && one.until < day ? "lapsed" : one.status;
    return within(grade, one.grade) && within(ruleset, one.ruleset) && within(status, stands);
  });
}

/** The key of a frequent gram with what is asked for; empty where nothing is. */
export function facetKey(gram, { region, industry, grade, ruleset, status }) {
  const running = status === "lapsed" ? "valid" : status;
  const chosen = Object.entries({ region, industry, grade, ruleset, status: running });
  const first = chosen.find(([, value]) => value);
  return first ? `${first[0]}=${first[1]}\t${gram}` : "";
}

function within(asked, value) {
  return !asked || asked === value;
}

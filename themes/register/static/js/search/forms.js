// Legal forms as single signs, and the forms that a query cuts in two: twin of
// registry/search/forms.py.

const SIGNS = new Map([
  ["有限公司", "\ue000"],
  ["有限责任公司", "\ue001"],
  ["股份有限公司", "\ue002"],
  ["股份有限责任公司", "\ue003"],
]);
const FORM = /(?:股份)?有限(?:责任)?公司/gu;
const FORMS = [...SIGNS.keys()];
const AMBIGUOUS = 2;
const ENDS = cuts((form, at) => form.slice(at));
const STARTS = cuts((form, at) => form.slice(0, at)).filter((start) => start);

/** The text with a sign for each legal form in it. */
export function sealed(normalised) {
  return normalised.replace(FORM, (form) => SIGNS.get(form));
}

/** A query's text, sealed: {core, ways}; the core is in every reading of it. */
export function readings(normalised) {
  const within = signs((form) => form.includes(normalised));
  if (within.length) return { core: "", ways: [...within, normalised] };
  const begins = ENDS.find((end) => normalised.startsWith(end)) ?? "";
  const rest = normalised.slice(begins.length);
  const ends = STARTS.find((start) => rest.endsWith(start)) ?? "";
  const core = sealed(rest.slice(0, rest.length - ends.length));
  const before = [...signs((form) => begins && form.endsWith(begins)), ...itself(begins)];
  const after = [...signs((form) => ends && form.startsWith(ends)), ...itself(ends)];
  return { core, ways: before.flatMap((one) => after.map((other) => one + core + other)) };
}

function signs(fits) {
  return FORMS.filter(fits).map((form) => SIGNS.get(form));
}

function itself(cut) {
  return cut.length <= AMBIGUOUS ? [cut] : [];
}

/** The parts of all forms, the longest first. */
function cuts(part) {
  const found = FORMS.flatMap((form) => Array.from(form, (_, at) => part(form, at)));
  return found.sort((one, other) => other.length - one.length);
}

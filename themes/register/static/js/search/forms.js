// Legal forms as single signs, and the forms that a query cuts in two: twin of
// registry/search/forms.py.

export const SIGNS = new Map([
  ["有限公司", "\ue000"],
  ["有限责任公司", "\ue001"],
  ["股份有限公司", "\ue002"],
  ["股份有限责任公司", "\ue003"],
]);
const AMBIGUOUS = 2;

/** Forms as they are written, or spelt, each with its sign; a short cut may be another word. */
export function formsOf(signs, ambiguous) {
  const forms = [...signs.keys()];
  const ends = cuts((form, at) => form.slice(at));
  const starts = cuts((form, at) => form.slice(0, at)).filter((start) => start);
  const all = new RegExp([...forms].sort(byLength).join("|") || "(?!)", "gu");
  const of = (fits) => [...new Set(forms.filter(fits).map((form) => signs.get(form)))];
  const itself = (cut) => (cut.length <= ambiguous ? [cut] : []);
  const sealed = (text) => text.replace(all, (form) => signs.get(form));

  /** The parts of all forms, the longest first. */
  function cuts(part) {
    return forms.flatMap((form) => Array.from(form, (_, at) => part(form, at))).sort(byLength);
  }

  function readings(text) {
    const within = of((form) => form.includes(text));
    if (within.length) return { core: "", ways: [...within, text] };
    const begins = ends.find((end) => text.startsWith(end)) ?? "";
    const rest = text.slice(begins.length);
    const cut = starts.find((start) => rest.endsWith(start)) ?? "";
    const core = sealed(rest.slice(0, rest.length - cut.length));
    const before = [...of((form) => begins && form.endsWith(begins)), ...itself(begins)];
    const after = [...of((form) => cut && form.startsWith(cut)), ...itself(cut)];
    return { core, ways: before.flatMap((one) => after.map((other) => one + core + other)) };
  }

  return { sealed, readings };
}

function byLength(one, other) {
  return other.length - one.length;
}

/** `sealed` has a sign for each form; `readings` of a query are {core, ways}, the core in each. */
export const { sealed, readings } = formsOf(SIGNS, AMBIGUOUS);

// Elements, by the DOM alone: text is never markup.

let fields = 0;

/** An element with properties and what stands in it. */
export function element(name, properties = {}, content = []) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...content);
  return made;
}

/** A control with its label before it. */
export function field(label, control) {
  control.id = `trial-${++fields}`;
  return [element("label", { htmlFor: control.id }, [label]), control];
}

/** The indicators of a scorecard to choose from, by group. */
export function options({ sides, indicators }) {
  return sides.flatMap(({ groups, effect }) => groups.map((group) => {
    const within = indicators.filter((one) => one.group === group);
    const sign = effect === "gain" ? "+" : "−";
    return element("optgroup", { label: group }, within.map(({ name, points }) =>
      element("option", { value: name }, [`${name} ${sign}${points}`])));
  }));
}

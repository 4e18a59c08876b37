// Decimals as the rules want them (D-1): exact, never floats. A number is held as a BigInt that
// counts the smallest place kept here; no rule set has a finer one.

const PLACES = 12;
const ONE = 10n ** BigInt(PLACES);
const NUMBER = /^(-?)([0-9]+)(?:\.([0-9]+))?$/;

/** A number as it is written, as a BigInt; null for what is no number or too fine to keep. */
export function decimal(text) {
  const [, sign, whole, fraction = ""] = NUMBER.exec(text) ?? [];
  if (whole === undefined || fraction.length > PLACES) return null;
  const size = BigInt(whole) * ONE + BigInt(fraction.padEnd(PLACES, "0"));
  return sign ? -size : size;
}

/** How many decimal places a number is written with; "85.50" has two. */
export function places(text) {
  return text.split(".")[1]?.length ?? 0;
}

/** A number as people write it: no trailing zeros after the point. */
export function plain(value) {
  const size = value < 0n ? -value : value;
  const digits = String(size).padStart(PLACES + 1, "0");
  const fraction = digits.slice(-PLACES).replace(/0+$/, "");
  const sign = value < 0n ? "-" : "";
  return `${sign}${digits.slice(0, -PLACES)}${fraction && `.${fraction}`}`;
}

/** Points with their sign, as the pages print them: +60, −20, 0. */
export function signed(value) {
  const sign = value > 0n ? "+" : value < 0n ? "−" : "";
  return `${sign}${plain(value < 0n ? -value : value)}`;
}

// What would raise a score, one change at a time.

import { score } from "./engine.js";

/**
 * Every single change that raises the score, what raises it most first: {indicator, removed, gain}.
 * `removed` tells that all records of the indicator go; else one record of a new indicator comes.
 */
export function advice(scoring, evidence) {
  const now = score(scoring, evidence).total;
  const effects = new Map(scoring.sides.flatMap((s) => s.groups.map((name) => [name, s.effect])));
  return scoring.indicators
    .map(({ name, group }) => {
      const removed = effects.get(group) === "loss";
      const rest = evidence.filter((piece) => piece.indicator !== name);
      const had = rest.length < evidence.length;
      if (had !== removed) return { gain: 0n };
      const { total } = score(scoring, removed ? rest : [...evidence, { indicator: name }]);
      return { indicator: name, removed, gain: total - now };
    })
    .filter(({ gain }) => gain > 0n)
    .sort((one, other) => (one.gain < other.gain ? 1 : one.gain > other.gain ? -1 : 0));
}

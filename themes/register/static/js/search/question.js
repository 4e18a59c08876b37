// What was typed, understood: twin of registry/search/question.py.

import { isMistyped } from "./codes.js";
import { identifier, normalise, words } from "./grams.js";

const LETTERS = /^[a-z]{2,}$/u;

/** The question that `typed` asks: {text, words, identifier, sound, mistyped}. */
export function understand(typed, simplified) {
  const text = normalise(typed, simplified);
  const number = identifier(typed, simplified);
  return {
    text,
    words: words(typed, simplified),
    identifier: number,
    sound: LETTERS.test(text) ? text : "",
    mistyped: isMistyped(number),
  };
}

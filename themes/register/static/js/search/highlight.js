// Which characters of a shown text the query matched.

/**
 * `text` in pieces [{text, marked}]: the query where it stands whole, else its words, else the
 * characters of a word in their order, else wherever they are. `fold` is the lookup's normalise.
 */
export function segments(text, question, fold) {
  const chars = Array.from(text);
  // Most names are as they are compared, and need not be folded character by character.
  const folded = fold(text) === text ? (char) => [char] : (char) => Array.from(fold(char));
  const spots = chars.flatMap((char, at) => folded(char).map((form) => ({ form, at })));
  const marked = new Set(places(spots.map(({ form }) => form), question).map((at) => spots[at].at));
  return joined(chars.map((char, at) => ({ text: char, marked: marked.has(at) })));
}

function places(forms, question) {
  const whole = run(forms, question.text);
  if (whole.length || !question.text) return whole;
  return question.words.flatMap((word) => {
    const found = run(forms, word);
    return found.length ? found : scattered(forms, word);
  });
}

function run(forms, text) {
  const wanted = Array.from(text);
  const begins = (_, at) => wanted.every((form, step) => forms[at + step] === form);
  const first = forms.findIndex(begins);
  return first < 0 ? [] : wanted.map((_, step) => first + step);
}

function scattered(forms, word) {
  const wanted = Array.from(word);
  const found = [];
  forms.forEach((form, at) => {
    if (form === wanted[found.length]) found.push(at);
  });
  if (found.length === wanted.length) return found;
  if (!wanted.every((char) => forms.includes(char))) return [];
  return [...forms.keys()].filter((at) => wanted.includes(forms[at]));
}

function joined(parts) {
  const runs = [];
  for (const part of parts) {
    const last = runs.at(-1);
    if (last?.marked === part.marked) last.text += part.text;
    else runs.push({ ...part });
  }
  return runs;
}

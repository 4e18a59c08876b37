// Names by their sound: pinyin in full, or abbreviated. Twin of registry/search/sound.py.

/** Whether neighbouring characters of a normalised name are read, in full, as `letters`. */
export function spelt(letters, name, readings) {
  return follow(letters, name, readings, inFull);
}

/** Whether they are read like `letters`: in full or by first letters; the last may be cut off. */
export function sounds(letters, name, readings) {
  return follow(letters, name, readings, spoken);
}

/** Whether neighbouring characters of a normalised name have readings of those typed. */
export function alike(typed, name, readings) {
  const read = (text) => Array.from(text, (char) => new Set([char, ...(readings.get(char) ?? [])]));
  const [wanted, chars] = [read(typed), read(name)];
  const fits = (at) => wanted.every((one, step) => [...chars[at + step]].some((each) => one.has(each)));
  return chars.slice(wanted.length - 1).some((_, at) => fits(at));
}

function follow(letters, name, readings, taken) {
  const chars = Array.from(name);
  const known = new Map();
  const follows = (at, place) => {
    const key = at * (chars.length + 1) + place;
    if (!known.has(key)) known.set(key, tries(at, place));
    return known.get(key);
  };
  const tries = (at, place) => {
    if (at === letters.length) return true;
    if (place === chars.length) return false;
    const read = readings.get(chars[place]) ?? [chars[place]];
    return read.some((reading) =>
      taken(letters.slice(at), reading).some((count) => follows(at + count, place + 1)),
    );
  };
  return chars.some((_, place) => follows(0, place));
}

/** All letters of the reading, where these begin so. */
function inFull(letters, reading) {
  return letters.startsWith(reading) ? [reading.length] : [];
}

/** How many of the letters a reading may take: all of it, its first, or what is left. */
function spoken(letters, reading) {
  const counts = letters[0] === reading[0] ? [1] : [];
  if (letters.startsWith(reading)) counts.push(reading.length);
  if (reading.startsWith(letters)) counts.push(letters.length);
  return counts;
}

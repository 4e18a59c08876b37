// Names by their sound: pinyin in full, initials, or both mixed. Twin of registry/search/sound.py.

/** Whether neighbouring characters of a normalised name are read like `letters`. */
export function sounds(letters, name, readings) {
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
    const spoken = readings.get(chars[place]) ?? [chars[place]];
    return spoken.some((reading) =>
      taken(letters.slice(at), reading).some((count) => follows(at + count, place + 1)),
    );
  };
  return chars.some((_, place) => follows(0, place));
}

/** How many of the letters a reading may take: all of it, its first, or what is left. */
function taken(letters, reading) {
  const counts = letters[0] === reading[0] ? [1] : [];
  if (letters.startsWith(reading)) counts.push(reading.length);
  if (reading.startsWith(letters)) counts.push(letters.length);
  return counts;
}

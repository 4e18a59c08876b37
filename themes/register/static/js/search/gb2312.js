// The characters of GB 2312, all simplified but for a few.

const known = new Set(characters());

/** Whether the standard has this character. */
export function isGb2312(char) {
  return known.has(char);
}

function* characters() {
  const text = new TextDecoder("gbk");
  for (let row = 0xa1; row <= 0xf7; row += 1) {
    const cells = Array.from({ length: 94 }, (_, at) => [row, 0xa1 + at]).flat();
    yield* text.decode(Uint8Array.from(cells));
  }
}

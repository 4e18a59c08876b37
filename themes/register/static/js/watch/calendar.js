// A calendar of the days of a company's grades (RFC 5545): the last day, and reviews due.

const WIDTH = 75;
const AHEAD = "-P30D";
const utf8 = new TextEncoder();

/** The calendar of a company's data file; "" where no day is to come. `page` is its address. */
export function calendarOf(view, page, now) {
  const today = new Date(now.getTime() + 8 * 3600000).toISOString().slice(0, 10);
  const days = view.grades.filter(({ status }) => status === "valid").flatMap((grade) => [
    { kind: "lapse", day: grade.valid_until, grade, text: `信用等级 ${grade.grade} 有效期最后一日` },
    ...grade.reviews_due.map((day) => ({ kind: "review", day, grade, text: `信用等级 ${grade.grade} 年审日` })),
  ]);
  const coming = days.filter(({ day }) => day >= today);
  if (!coming.length) return "";
  const stamp = `${now.toISOString().replace(/[-:]|\.\d+/gu, "")}`;
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Enterprise Credit Register//Company//ZH",
    ...coming.flatMap((one) => event(one, view, page, stamp)),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

function event({ kind, day, grade, text }, { code, name }, page, stamp) {
  const summary = escaped(`${name}：${text}`);
  return [
    "BEGIN:VEVENT",
    `UID:${code}-${grade.ruleset}-${kind}-${day}@${new URL(page).hostname}`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${day.replaceAll("-", "")}`,
    `SUMMARY:${summary}`,
    `DESCRIPTION:${escaped(`《${grade.ruleset_title}》。以登记册现时所载为准：${page}`)}`,
    `URL:${page}`,
    "TRANSP:TRANSPARENT",
    "BEGIN:VALARM",
    "ACTION:DISPLAY",
    `TRIGGER:${AHEAD}`,
    `DESCRIPTION:${summary}`,
    "END:VALARM",
    "END:VEVENT",
  ];
}

function escaped(text) {
  return text.replace(/[\\;,]/gu, (char) => `\\${char}`).replace(/\n/gu, "\\n");
}

/** No line is longer than 75 octets, and none is cut within a character. */
function folded(line) {
  const lines = [""];
  let size = 0;
  for (const char of line) {
    const width = utf8.encode(char).length;
    if (size + width > WIDTH) {
      lines.push("");
      size = 1;
    }
    lines[lines.length - 1] += char;
    size += width;
  }
  return lines.join("\r\n ");
}

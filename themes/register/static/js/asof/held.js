// What held on a day, by a company's data file (E-6); twin of registry/public/views/held.py.

import { before } from "../standing.js";

/** How the register stood for a company at the end of a day: {code, name, day, listed, grades, commitments}. */
export function held(view, day) {
  const grades = view.grades.filter((grade) => grade.valid_from <= day).map((grade) => gradeOn(grade, view, day));
  const published = view.commitments.filter((one) => one.published_on <= day);
  const standing = published.filter(({ withdrawn_on: withdrawn }) => !withdrawn || withdrawn > day);
  return {
    code: view.code,
    name: nameOn(view, day),
    day,
    listed: Boolean(grades.length || published.length),
    grades,
    commitments: standing.length,
  };
}

/** How many marks of objections stood at the end of a day (P-6). */
export function contestedOn({ objections = [] }, day) {
  return objections.filter(({ marked_on: since, decided_on: until }) => since <= day && (!until || until > day)).length;
}

function gradeOn(grade, view, day) {
  const { ruleset, ruleset_title, grade: letters, label, valid_from, valid_until } = grade;
  const [status, ended_on] = statusOn(grade, view, day);
  return { ruleset, ruleset_title, grade: letters, label, status, valid_from, valid_until, ended_on };
}

/** The status on a day not before the grade began, and the last day of one that was ended. */
function statusOn(grade, view, day) {
  let ended = grade.ended_on ? [grade.status, grade.ended_on] : null;
  if (grade.status === "void") {
    if (!grade.ended_by || grade.ended_by.day <= day) return ["void", null];
    ended = beforeVoid(grade, view);
  }
  if (ended && ended[1] < day) return ended;
  return [day > grade.valid_until ? "lapsed" : "valid", null];
}

/** What had ended a void grade already: its revocation, else the next grade (D-24). */
function beforeVoid({ ruleset, grade, valid_from: first, valid_until: last }, { events, grades }) {
  const revoked = events
    .filter((event) => event.kind === "revocation" && event.ruleset === ruleset && event.was === grade)
    .filter(({ day }) => first <= day && day <= last)
    .map(({ day }) => [day, "revoked"]);
  const superseded = grades
    .filter((other) => other.ruleset === ruleset && first < other.valid_from && other.valid_from <= last)
    .map((other) => [other.valid_from, "superseded"]);
  const [end] = [...revoked, ...superseded].sort(([a, how], [b, other]) => (a + how < b + other ? -1 : 1));
  return end ? [end[1], before(end[0])] : null;
}

/** The name borne on a day; the oldest known one before anything is known. */
function nameOn({ name, former_names: former }, day) {
  const borne = former.filter(({ until }) => until && day <= until);
  return borne.length ? borne.reduce((one, other) => (other.until < one.until ? other : one)).name : name;
}

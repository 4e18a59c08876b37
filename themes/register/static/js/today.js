// Marks each grade and licence by the reader's own day, and says how old a copy is.
// A classic script, not a module: a page saved to a disk may not load modules, and must work.
// Nor does a browser load what bears a digest from a disk. What has come has been held to its digest;
// so the digests are taken off, and a copy that is saved from here on has none.
(() => {
  "use strict";
  const words = document.currentScript.dataset;
  for (const element of document.querySelectorAll("link[rel=stylesheet], script:not([type])")) {
    element.removeAttribute("integrity");
  }
  const dayLength = 86400000;
  // China has kept one offset since 1991, so its day needs no time-zone data.
  const today = new Date(Date.now() + 8 * 3600000).toISOString().slice(0, 10);

  const inWords = (iso) => {
    const [year, month, day] = iso.split("-").map(Number);
    return `${year}年${month}月${day}日`;
  };

  const mark = (status, zh, en) => {
    const element = document.createElement("b");
    element.className = `mark mark-${status} today`;
    const english = document.createElement("span");
    english.lang = "en";
    english.textContent = en;
    element.append(`${zh} `, english);
    return element;
  };

  // What the reader's day makes of a period; nothing where the reader's clock is before it.
  const verdict = ({ validFrom, validUntil, inspectionDue }) => {
    if (today > validUntil) {
      const when = `已于${inWords(validUntil)}${words.lapsed}`;
      return mark("lapsed", when, words.lapsedEn);
    }
    if (inspectionDue && today > inspectionDue) {
      return mark("awaiting_inspection", words.waiting, words.waitingEn);
    }
    return today < validFrom ? null : mark("valid", words.valid, words.validEn);
  };

  const markAll = (root) => {
    for (const element of root.querySelectorAll("[data-valid-until]:not([data-marked])")) {
      element.dataset.marked = today;
      const found = verdict(element.dataset);
      if (!found) continue;
      element.append(" ", found);
      if (!found.matches(".mark-valid")) {
        element.closest(".grade, tr, li, .lead")?.classList.add("is-lapsed");
      }
    }
  };

  const age = (iso) => Math.round((Date.parse(today) - Date.parse(iso)) / dayLength);

  const say = (text, old) => {
    const line = document.getElementById("as-of");
    if (!line) return;
    line.textContent = text;
    if (!old) return;
    const alert = document.createElement("p");
    alert.className = "alert";
    alert.id = "old-copy";
    alert.textContent = text;
    document.getElementById("main")?.prepend(alert);
  };

  // A release a day is the rule, so two days without one are worth telling.
  const fromRegister = ({ as_of: asOf }) => {
    const days = age(asOf);
    const since = `数据截至 ${inWords(asOf)}`;
    if (days < 2) say(`${since}。`, false);
    else say(`${since}；本页副本已有 ${days} 天，请以网站现时内容为准。`, true);
  };

  // Without the register's own file, a saved page has the day of its file and no other.
  const fromFile = () => {
    if (location.protocol !== "file:") return;
    const saved = new Date(Date.parse(document.lastModified) + 8 * 3600000);
    const day = saved.toISOString().slice(0, 10);
    const days = age(day);
    const note = days < 1 ? "" : `，已有 ${days} 天`;
    say(`本页是另存的副本，文件日期 ${inWords(day)}${note}，请以网站现时内容为准。`, days >= 2);
  };

  // A saved copy has the marks of the day on which it was saved.
  const unmark = () => {
    for (const old of document.querySelectorAll(".mark.today, #old-copy")) old.remove();
    for (const element of document.querySelectorAll("[data-marked]")) delete element.dataset.marked;
    document.getElementById("as-of")?.replaceChildren();
  };

  unmark();
  markAll(document);
  // A citation's day of access, its parts set off as the format has it.
  for (const element of document.querySelectorAll("[data-today]")) {
    element.textContent = today.replaceAll("-", element.dataset.today || "-");
  }
  for (const results of document.querySelectorAll(".results")) {
    new MutationObserver(() => markAll(results)).observe(results, { childList: true, subtree: true });
  }
  fetch(words.register, { cache: "no-cache" })
    .then((answer) => (answer.ok ? answer.json() : Promise.reject(answer.status)))
    .then(fromRegister)
    .catch(fromFile);
})();

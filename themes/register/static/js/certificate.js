// Says at the top of a company's page what is registered of the certificate that the address names:
// `#<number>~<check characters>`, as its QR code has it. A classic script, as today.js is.
(() => {
  "use strict";
  const MARK = /^(.+)~\d\d$/u;

  const line = (zh, en, good) => {
    const made = document.createElement("p");
    made.className = good ? "told" : "alert";
    made.id = "told";
    made.role = good ? "note" : "alert";
    const english = document.createElement("span");
    english.lang = "en";
    english.textContent = en;
    made.append(`${zh} `, english);
    return made;
  };

  const words = (element) => element?.textContent.replace(/\s+/gu, " ").trim() ?? "";

  /** What the page has of the certificate; it is marked by the day already. */
  const registered = (number, row) => {
    const whole = row.closest(".grade, .earlier");
    if (whole.matches("details")) whole.open = true;
    const grade = words(whole.querySelector(".plate b, .was"));
    const standing = whole.querySelector(".status, summary").cloneNode(true);
    standing.querySelector(".was")?.remove();
    const zh = `您所查的证书 ${number} 由本登记册载明：信用等级 ${grade}，${words(standing)}。请与证书逐项对照企业名称、代码、等级和有效期。`;
    return line(zh, "The register has this certificate; compare it with what is printed.", true);
  };

  /** A number that was put right stands in the history. */
  const unknown = (number) => {
    const cells = [...document.querySelectorAll("td")];
    if (cells.some((cell) => cell.textContent.includes(`“${number}”`))) {
      return line(`证书编号 ${number} 已经更正，见本页的沿革。`, "The number was corrected: see the history.", false);
    }
    const zh = `本页没有证书 ${number}：编号或者其后的校验字符有误，或者不是发给该企业的。谨防伪造。`;
    return line(zh, "No such certificate on this page.", false);
  };

  const told = () => {
    document.getElementById("told")?.remove();
    let mark = location.hash.slice(1);
    try {
      mark = decodeURIComponent(mark);
    } catch {
      // As it stands.
    }
    const number = MARK.exec(mark)?.[1];
    if (!number) return;
    const row = document.getElementById(mark);
    document.getElementById("main").prepend(row ? registered(number, row) : unknown(number));
    scrollUp();
  };

  // The browser itself goes to the certificate's row, once more when all has come.
  const scrollUp = () => setTimeout(() => document.getElementById("told")?.scrollIntoView());

  addEventListener("hashchange", told);
  // After today.js, which comes later in the page.
  addEventListener("DOMContentLoaded", told);
  addEventListener("load", scrollUp);
})();

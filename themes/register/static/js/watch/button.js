// What a company's page offers beside reading: to watch it, and a calendar of its days.

const ROOT = new URL("../../../", import.meta.url);
const part = (name) => document.querySelector(`[data-${name}]`);
const [watch, calendar, said] = ["watch", "calendar", "followed"].map(part);
const { code, name } = watch.closest("[data-code]").dataset;
const path = `companies/${code.slice(-2)}/${code}`;

async function view() {
  const answer = await fetch(new URL(`${path}.json`, ROOT), { cache: "no-cache" });
  if (!answer.ok) throw new Error("没有取得本页的数据文件，请稍后再试。");
  return answer.json();
}

/** Does what a button is for; what came of it, or what is wrong, is said beside it. */
function on(button, act) {
  button.hidden = false;
  button.addEventListener("click", () => act().then(say, (fault) => say(fault.message)));
}

function say(text) {
  said.value = text;
}

function show(is) {
  watch.setAttribute("aria-pressed", is);
}

on(watch, async () => {
  const [{ keep, watched }, { told }, { today }] = await Promise.all([
    import("./list.js"), import("./told.js"), import("../standing.js"),
  ]);
  const list = watched();
  const was = code in list;
  if (was) delete list[code];
  else list[code] = { name, since: today(), told: told(await view(), today()) };
  keep(list);
  show(!was);
  return was ? "已不再关注。" : "已关注：名单只保存在这个浏览器中，下次打开关注名单，会列出此后的变化。";
});

on(calendar, async () => {
  const [{ calendarOf }, { download }] = await Promise.all([
    import("./calendar.js"), import("../download.js"),
  ]);
  const text = calendarOf(await view(), new URL(`${path}.html`, ROOT).href, new Date());
  if (!text) return "没有今后的届满日或者年审日。";
  download(`${code}.ics`, "text/calendar;charset=utf-8", text);
  return "日历文件已生成；等级有变化的，请重新下载。";
});

/** Whether this browser may keep it: most keep none, and need not load what reads the list. */
function mayBeWatched() {
  try {
    return localStorage.getItem("watched")?.includes(code);
  } catch {
    return false;
  }
}

show(false);
if (mayBeWatched()) import("./list.js").then(({ watched }) => show(code in watched()));

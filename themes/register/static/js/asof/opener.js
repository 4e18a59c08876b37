// Offers a page as of a day; the rest is loaded when a day is asked for, here or in the address.

const form = document.querySelector("form.asof");
const box = form.elements.namedItem("as-of");

async function show() {
  const { asked } = await import("./day.js");
  const day = asked(location.search);
  box.value = day;
  // A company's own page works out what held; on others, what came later is hidden.
  const { shown } = await (form.dataset.code ? import("./company.js") : import("./dated.js"));
  await shown(day, form.dataset.code);
}

form.hidden = false;
// The reader's day, in China.
box.max = new Date(Date.now() + 8 * 3600000).toISOString().slice(0, 10);
form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const { dated } = await import("./day.js");
  history.pushState(null, "", dated(location.href, box.value));
  await show();
});
addEventListener("popstate", show);
if (location.search.includes("as-of=")) show();

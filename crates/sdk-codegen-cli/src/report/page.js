"use strict";
// Shows the entries that match the filters. The filters live in the fragment of the address, so that a view
// can be bookmarked and sent: #q=ssid&tag=wireless&breaking=1
const byId = (id) => document.getElementById(id);
const query = byId("query"), tag = byId("tag"), breaking = byId("breaking");
const entries = Array.from(document.querySelectorAll(".entry"), (element) => ({
  element,
  text: element.textContent.toLowerCase(),
  tags: JSON.parse(element.dataset.tags || "[]"),
  breaking: element.dataset.breaking === "true",
}));

function read() {
  const wanted = new URLSearchParams(location.hash.slice(1));
  query.value = wanted.get("q") || "";
  tag.value = wanted.get("tag") || "";
  if (tag.selectedIndex < 0) tag.value = "";
  breaking.checked = wanted.get("breaking") === "1";
}

function write() {
  const wanted = new URLSearchParams();
  if (query.value) wanted.set("q", query.value);
  if (tag.value) wanted.set("tag", tag.value);
  if (breaking.checked) wanted.set("breaking", "1");
  const fragment = wanted.toString();
  try {
    history.replaceState(null, "", fragment ? "#" + fragment : location.pathname + location.search);
  } catch {
    // Some browsers refuse this for files; the filters work all the same.
  }
}

function show() {
  const words = query.value.toLowerCase().split(/\s+/).filter(Boolean);
  let shown = 0;
  for (const entry of entries) {
    const matches = (!breaking.checked || entry.breaking)
      && (!tag.value || entry.tags.includes(tag.value))
      && words.every((word) => entry.text.includes(word));
    entry.element.hidden = !matches;
    if (matches) shown += 1;
  }
  byId("shown").value = shown === entries.length
    ? `${entries.length} entries`
    : `${shown} of ${entries.length} entries`;
  byId("nothing").hidden = shown > 0;
}

function toggle() {
  const open = entries.some((entry) => !entry.element.hidden && !entry.element.open);
  for (const entry of entries) if (!entry.element.hidden) entry.element.open = open;
  byId("toggle").textContent = open ? "Close all" : "Open all";
}

for (const control of [query, tag, breaking]) {
  // Not every browser sends both, whatever changes a list or a box.
  for (const kind of ["input", "change"]) control.addEventListener(kind, () => { write(); show(); });
}
byId("filters").addEventListener("submit", (event) => event.preventDefault());
byId("toggle").addEventListener("click", toggle);
addEventListener("hashchange", () => { read(); show(); });
byId("filters").hidden = false;
read();
show();

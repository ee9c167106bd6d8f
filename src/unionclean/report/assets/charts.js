// Bars, each with its number in words, so that they read as well as they look.
function bar(label, parts, whole, text, attributes = {}) {
  const track = el("span", { class: "track", "aria-hidden": "true" }, parts.map(([size, rule, kind]) => {
    const part = el("span", { class: `part ${kind}` });
    part.style.width = `${whole ? (100 * size) / whole : 0}%`;
    return rule ? tint(part, rule) : part;
  }));
  return el("li", { class: "bar-row" }, el("button", { type: "button", class: "plain", ...attributes }, label, track, el("span", { class: "small" }, text)));
}

function ruleChart(app) {
  const entries = Object.entries(app.data.stats.rules);
  const size = (count) => count.removed + count.before;
  const most = Math.max(1, ...entries.map(([, count]) => size(count)));
  return entries.sort((a, b) => size(b[1]) - size(a[1])).map(([rule, count]) => {
    const text = [
      count.blocks ? `${t("removed")} ${number(count.removed)}` : "",
      count.edits ? `${t("changed")} ${number(count.before)}` : "",
    ].filter(Boolean).join(" · ");
    return bar(chip(rule), [[count.removed, rule, "gone"], [count.before, rule, "changed"]], most, text, {
      title: describe(rule), onclick: () => app.table.only({ rule }),
    });
  });
}

// What share was kept and removed of the twenty largest sites; those without an address come last.
function siteChart(app) {
  const entries = Object.entries(app.data.stats.sites).slice(0, 20);
  entries.sort((a, b) => !a[0] - !b[0]);
  return entries.map(([site, count]) => {
    const share = count.characters_in ? count.removed / count.characters_in : 0;
    const kept = Math.max(0, count.characters_in - count.removed);
    return bar(el("span", { class: "name" }, site || t("siteNone")),
      [[kept, "", "kept"], [count.removed, "", "removed-part"]], count.characters_in,
      `${percent(share)}% · ${t("documents", number(count.documents))} · ${t("chars", number(count.characters_in))}`, {
        onclick: () => app.table.only({ site }),
      });
  });
}

function chart(title, rows) {
  if (!rows.length) return null;
  const list = el("ul", { class: "chart" }, rows.slice(0, 12));
  const more = rows.slice(12);
  return el("section", { class: "card-box" }, el("h2", {}, title), list,
    more.length ? el("details", {}, el("summary", {}, `+ ${more.length}`), el("ul", { class: "chart" }, more)) : null);
}

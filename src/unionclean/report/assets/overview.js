// The first page of a report over several documents.
class Overview {
  constructor(app) {
    this.app = app;
    app.table = new Table(app);
    const { data } = app;
    const { stats } = data;
    const share = stats.characters_in ? stats.removed / stats.characters_in : 0;
    this.element = el("div", { class: "overview" },
      el("header", { class: "bar" },
        el("div", { class: "line" }, el("h1", {}, data.title), app.tools()),
        el("div", { class: "line small" },
          `${t("documents", number(stats.documents))}${chinese ? "：" : ": "}${t("total", number(stats.characters_in), number(stats.characters_out), percent(share))}`)),
      el("main", {}, this.failures(), this.worst(), el("div", { class: "charts" },
        chart(t("byRule"), ruleChart(app)),
        Object.keys(stats.sites).some(Boolean) ? chart(t("bySite"), siteChart(app)) : null),
      app.table.element));
  }

  failures() {
    const { failures } = this.app.data;
    if (!failures.length) return null;
    return el("details", { class: "card-box failures" }, el("summary", {}, t("failures", number(failures.length))),
      el("ul", {}, failures.map(([name, error]) => el("li", {}, el("b", {}, name), `: ${error}`))));
  }

  worst() {
    const worst = this.app.data.documents.map((row, index) => [index, row])
      .filter(([, row]) => row[WORTH] > 0).sort((a, b) => b[1][WORTH] - a[1][WORTH]).slice(0, 8);
    if (!worst.length) return null;
    return el("section", { class: "card-box" }, el("h2", {}, t("worst")), el("ol", { class: "worst" }, worst.map(([index, row]) =>
      el("li", {}, el("a", { href: `#${index}`, lang: "zh" }, row[TITLE] || row[NAME]), " ", reasonsOf(row)))));
  }

  key(event) {
    if (event.key !== "/") return false;
    byId("filter").focus();
    return true;
  }

  escape() {
    if (document.activeElement instanceof HTMLInputElement) document.activeElement.blur();
  }
}

// The application: which view is shown, in which language and theme.
class App {
  constructor(data) {
    this.data = data;
    descriptions = data.descriptions;
    for (const rule of Object.keys(data.stats.rules).sort()) tint(el("span"), rule);
    this.view = null;
    // The list stays as it was filtered and sorted while documents are looked at.
    this.list = null;
    this.many = data.documents.length !== 1 || data.failures.length > 0;
    window.addEventListener("hashchange", () => this.route());
    document.addEventListener("keydown", (event) => this.key(event));
  }

  async route() {
    const asked = /^#(\d+)$/.exec(window.location.hash);
    const count = this.data.documents.length;
    if (asked && Number(asked[1]) < count) await this.show(Number(asked[1]));
    else await this.show(this.many ? -1 : 0);
  }

  async show(index, off = []) {
    for (const name of ["found", "found-now", "flagged"]) paint(name, []);
    byId("app").setAttribute("aria-busy", "true");
    const data = index < 0 ? null : await unpack(byId(`d${index}`).textContent);
    if (this.view instanceof Overview) this.scrolled = window.scrollY;
    this.view = data ? new DocumentView(this, index, data) : (this.list ||= new Overview(this));
    for (const rule of off) this.view.toggle(rule);
    byId("app").replaceChildren(this.view.element);
    byId("app").setAttribute("aria-busy", "false");
    document.title = data ? `${this.data.documents[index][TITLE] || this.data.documents[index][NAME]} · ${this.data.title}` : this.data.title;
    window.scrollTo(0, index < 0 ? this.scrolled || 0 : 0);
  }

  open(index) {
    if (index >= 0 && index < this.data.documents.length) window.location.hash = `#${index}`;
  }

  overview() {
    if (this.many) window.location.hash = "";
  }

  tools() {
    return el("div", { class: "tools" },
      button(t("language"), () => this.speak(), { title: t("languageHint"), id: "language", lang: chinese ? "en" : "zh" }),
      button("◐", () => this.theme(), { "aria-label": t("theme"), title: t("theme"), id: "theme" }),
      button("?", () => this.keys(), { "aria-label": t("help"), title: t("help"), id: "help" }));
  }

  speak() {
    chooseLanguage(chinese ? "en" : "zh");
    this.list = null;
    const { index = -1, model } = this.view;
    this.show(index, model ? [...model.off] : []);
  }

  theme() {
    const root = document.documentElement;
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : window.matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
  }

  keys() {
    const rows = [
      ["n p / j k", "keyNext"], ["t", "keyRule"], ["c", "keyChanged"], ["/", "keySearch"],
      ["[ ]", "keyDocuments"], ["u", "keyBack"], ["Esc", "keyClose"],
    ];
    const dialog = el("dialog", { "aria-label": t("help") }, el("h2", {}, t("help")),
      el("dl", { class: "pairs" }, rows.flatMap(([keys, label]) => [el("dt", {}, el("kbd", {}, keys)), el("dd", {}, t(label))])),
      button(t("close"), () => dialog.close(), { class: "wide" }));
    dialog.addEventListener("close", () => dialog.remove());
    document.body.append(dialog);
    dialog.showModal();
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || !this.view || document.querySelector("dialog[open]")) return;
    if (event.key === "Escape") {
      this.view.escape();
      return;
    }
    const { target } = event;
    if (target.matches("select, textarea, input:not([type=checkbox])")) return;
    if (event.key === "?") this.keys();
    else if (!this.view.key(event)) return;
    event.preventDefault();
  }
}

async function start() {
  const data = JSON.parse(byId("index").textContent);
  chooseLanguage(data.language);
  const app = new App(data);
  await app.route();
  // For scripts that check or steer the page.
  window.unioncleanReport = {
    ready: true,
    documents: data.documents.length,
    model: async (index) => new Model(await unpack(byId(`d${index}`).textContent)),
    view: () => app.view,
    open: (index) => app.show(index),
  };
}

start();

// The card that explains an edit or a removed block: beside it, or at the foot of a narrow screen.
class Card {
  constructor(view) {
    this.view = view;
    this.pinned = false;
    this.element = el("div", { id: "card", class: "card", role: "dialog", "aria-label": t("rule"), hidden: true });
    this.element.addEventListener("pointerleave", () => this.pinned || this.hide());
  }

  hide() {
    this.pinned = false;
    this.element.hidden = true;
  }

  show(anchor, content, pinned) {
    this.pinned = pinned;
    this.element.replaceChildren(...content);
    this.element.hidden = false;
    const box = anchor.getBoundingClientRect();
    const own = this.element.getBoundingClientRect();
    const { innerWidth, innerHeight } = window;
    if (innerWidth < 700) {
      this.element.style.left = this.element.style.top = "";
      return;
    }
    const below = box.bottom + own.height + 8 < innerHeight || box.top < own.height + 8;
    const top = below ? Math.min(box.bottom + 4, innerHeight - own.height - 8) : box.top - own.height - 4;
    this.element.style.left = `${Math.max(8, Math.min(box.left, innerWidth - own.width - 8))}px`;
    this.element.style.top = `${Math.max(8, top)}px`;
  }

  edit(anchor, edit, pinned) {
    const { model } = this.view;
    const steps = model.history(edit);
    const [line, column] = model.place(edit.start);
    const content = [this.head(edit.rule, t("line", line, column))];
    content.push(el("dl", { class: "change" },
      el("dt", {}, t("beforehand")), el("dd", { class: "old" }, brief(edit.before) || "∅"),
      el("dt", {}, t("afterwards")), el("dd", { class: "new" }, brief(edit.after) || "∅")));
    content.push(...this.evidence(edit.evidence));
    if (steps.length > 1) {
      content.push(el("p", { class: "small" }, t("history")), el("ol", { class: "steps" }, steps.map((step) =>
        el("li", {}, chip(step.rule), " ", el("del", {}, brief(step.before, 60) || "∅"), " → ", el("ins", {}, brief(step.after, 60) || "∅")))));
    }
    content.push(this.foot(edit.rule));
    this.show(anchor, content, pinned);
  }

  removal(anchor, block, pinned) {
    const [line, column] = this.view.model.place(block.start);
    const size = t("characters");
    this.show(anchor, [
      this.head(block.removed, t("line", line, column)),
      el("p", {}, `${t("removed")}: ${number(block.end - block.start)} ${size}`),
      this.foot(block.removed),
    ], pinned);
  }

  flag(anchor, [kind, start, end, note, evidence]) {
    const [line, column] = this.view.model.place(start);
    this.show(anchor, [
      this.head(kind, t("line", line, column)),
      el("p", {}, note || brief(this.view.model.source.slice(start, end))),
      ...this.evidence(evidence),
    ], true);
  }

  head(rule, place) {
    return el("div", { class: "card-head" }, chip(rule), el("span", { class: "small" }, place),
      button("×", () => this.view.unpin(), { class: "plain", "aria-label": t("close") }),
      el("p", { class: "small" }, describe(rule)));
  }

  foot(rule) {
    const off = this.view.model.off.has(rule);
    return button(t(off ? "switchOn" : "switchOff"), () => this.view.toggle(rule), { class: "wide" });
  }

  evidence(found) {
    if (!found) return [];
    const rows = Object.entries(found).map(([name, value]) => {
      const label = name === "alternatives" ? t("alternatives") : name === "margin" ? t("margin") : name;
      return [el("dt", {}, label), el("dd", {}, this.choices(value))];
    });
    return [el("dl", { class: "evidence" }, rows)];
  }

  // Alternatives with their weights, the best first.
  choices(value) {
    if (!value || typeof value !== "object" || Array.isArray(value)) return shown(value);
    const entries = Object.entries(value);
    if (entries.some(([, weight]) => typeof weight !== "number")) return shown(value);
    return el("ul", {}, entries.sort((a, b) => b[1] - a[1])
      .map(([name, weight]) => el("li", {}, name, " ", el("span", { class: "small" }, shown(weight)))));
  }
}

// Elements are only ever made here, and text only ever as text: nothing in a document is markup.
function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "class") element.className = value;
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined));
  return element;
}

function button(label, onclick, attributes = {}) {
  return el("button", { type: "button", onclick, ...attributes }, label);
}

const byId = (id) => document.getElementById(id);

function say(text) {
  byId("live").textContent = text;
}

// Colours by family of rules, in the order in which the families turn up.
const hues = new Map();

function tint(element, rule) {
  const family = familyOf(rule);
  if (!hues.has(family)) hues.set(family, Math.round(212 + 137.5 * hues.size) % 360);
  element.style.setProperty("--hue", hues.get(family));
  return element;
}

function chip(rule) {
  return tint(el("span", { class: "chip", title: describe(rule) }, rule), rule);
}

// The beginning and the end of a text that is too long for a card.
function brief(text, most = 300) {
  if (text.length <= most) return text;
  const half = Math.floor(most / 2);
  return `${new Text(text).slice(0, half)} … ${new Text(text.slice(-half)).slice(1, half)}`;
}

// What is not known: "" or an empty list.
const blank = (value) => value === "" || value === null || (Array.isArray(value) && !value.length);

function shown(value) {
  if (typeof value === "number") return String(Math.round(value * 1000) / 1000);
  if (typeof value === "boolean" || typeof value === "string") return valueName(String(value));
  if (Array.isArray(value)) return value.map(shown).join(chinese ? "、" : ", ");
  if (value && typeof value === "object") {
    return Object.entries(value).map(([name, entry]) => `${name} ${shown(entry)}`).join("; ");
  }
  return "–";
}

// A number of the packed data's own: base64 of deflated JSON.
async function unpack(text) {
  const bytes = Uint8Array.from(atob(text.trim()), (character) => character.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return JSON.parse(await new Response(stream).text());
}

let descriptions = {};

// What a rule does, in the language of the page.
function describe(rule) {
  const known = descriptions[rule];
  return known ? known[chinese ? 0 : 1] || known[0] : "";
}

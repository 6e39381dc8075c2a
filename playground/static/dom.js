// Makes elements. Text is always text; only `html`, which the server has escaped, is parsed.

export function h(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "html") element.innerHTML = value;
    else if (name === "class") element.className = value;
    else if (name === "data") Object.assign(element.dataset, value);
    else if (name === "style") Object.assign(element.style, value);
    else if (name === "value") element.value = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

export const byId = (id) => document.getElementById(id);

export function announce(text) {
  byId("announcer").textContent = "";
  requestAnimationFrame(() => { byId("announcer").textContent = text; });
}

let counter = 0;
export const freshId = (stem) => `${stem}-${++counter}`;

const AVATAR_HUES = [150, 25, 330, 200, 95, 285, 45, 175];
const BOT_HUE = 232;

export function avatar(user, extra = "") {
  const name = displayName(user);
  const initials = name.split(/\s+/).map((word) => word[0]).join("").slice(0, 2).toUpperCase();
  const sum = [...name].reduce((total, letter) => total * 31 + letter.codePointAt(0), 7) % 65521;
  const hue = user.bot ? BOT_HUE : AVATAR_HUES[sum % AVATAR_HUES.length];
  return h("span", { class: `avatar ${extra}`, "aria-hidden": "true", style: { background: `hsl(${hue} 45% 32%)` } },
    user.bot ? "{ }" : initials);
}

export const displayName = (user) => user.global_name || user.username;

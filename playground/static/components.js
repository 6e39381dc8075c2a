// Shows the components of a message: rows, buttons, selects, and the layouts of components V2.

import { displayName, h } from "./dom.js";
import { picture } from "./embed.js";
import { bytes, local } from "./message.js";
import { openMenu } from "./popup.js";
import { state } from "./state.js";

const STYLES = { 1: "primary", 2: "secondary", 3: "success", 4: "danger", 5: "link-button", 6: "primary" };

const RENDERERS = {
  1: (one, context) => h("div", { class: "row" }, renderComponents(one.components, context)),
  2: button,
  3: select,
  5: select,
  6: select,
  7: select,
  8: select,
  9: (one, context) => h("div", { class: "section" },
    h("div", { class: "section-text" }, renderComponents(one.components, context)), renderComponents([one.accessory], context)),
  10: (one) => h("div", { class: "markdown", html: one.html }),
  11: (one) => hidden(one, picture(one.media, "thumbnail", one.description)),
  12: (one) => h("div", { class: `gallery${one.items.length === 1 ? " single" : ""}` },
    one.items.map((item) => hidden(item, picture(item.media, "gallery-item", item.description)))),
  13: (one) => hidden(one, h("div", { class: "file" }, h("span", { "aria-hidden": "true" }, "📄"),
    h("a", { href: local(one.file.url), download: one.name || "file" }, one.name || "file"),
    one.size && h("span", { class: "size" }, bytes(one.size)))),
  14: (one) => h("hr", { class: `separator${one.divider === false ? " invisible" : ""}${one.spacing === 2 ? " large" : ""}` }),
  17: (one, context) => hidden(one, h("div", {
    class: "container", style: { borderColor: one.accent_color == null ? "" : `#${one.accent_color.toString(16).padStart(6, "0")}` },
  }, renderComponents(one.components, context))),
};

export function renderComponents(components, context) {
  return components.map((one) => (RENDERERS[one.type] ? RENDERERS[one.type](one, context) : null));
}

function hidden(one, element) {
  if (!one.spoiler) return element;
  const cover = h("button", { class: "cover", onclick: () => cover.replaceWith(element) }, "Spoiler: show");
  return cover;
}

function face(one) {
  return [one.emoji?.name && h("span", { class: "emoji", "aria-hidden": one.label ? "true" : null }, one.emoji.name), one.label];
}

function button(one, { message, actions }) {
  if (one.style === 5) {
    const props = { class: "button secondary", target: "_blank", rel: "noopener noreferrer nofollow" };
    if (one.disabled) return h("span", { class: "button secondary", "aria-disabled": "true" }, face(one));
    return h("a", { ...props, href: one.url }, face(one), h("span", { "aria-hidden": "true" }, " ↗"));
  }
  return h("button", {
    class: `button ${STYLES[one.style]}`, disabled: one.disabled, data: { key: `${message.id}-${one.custom_id}`, customId: one.custom_id },
    onclick: (event) => actions.component(message, one.custom_id, undefined, event.currentTarget),
  }, face(one));
}

function choices(one) {
  if (one.type === 3) return one.options.map((item) => ({ label: item.label, detail: item.description, value: item.value, selected: item.default }));
  if (one.type === 8) return [...state.channels.values()].filter((item) => item.name).map((item) => ({ label: `#${item.name}`, value: item.id }));
  return [...state.people, state.bot].map((item) => ({ label: displayName(item), value: item.id }));
}

function select(one, { message, actions }) {
  const most = one.max_values ?? 1;
  const items = choices(one);
  const chosen = items.filter((item) => item.selected).map((item) => item.label).join(", ");
  return h("button", {
    class: "select", disabled: one.disabled, "aria-haspopup": "listbox", "aria-expanded": "false",
    data: { key: `${message.id}-${one.custom_id}`, customId: one.custom_id },
    onclick: (event) => pickFrom(event.currentTarget, items, most, one.placeholder || "Make a selection",
      (values) => actions.component(message, one.custom_id, values, event.target.closest("button"))),
  }, h("span", { class: chosen ? "" : "placeholder" }, chosen || one.placeholder || "Make a selection"), h("span", { "aria-hidden": "true" }, "▾"));
}

// One value is picked at once; several are ticked, and handed over when the list closes.
export function pickFrom(anchor, items, most, label, done) {
  if (most === 1) {
    openMenu({ anchor, items, label, role: "listbox", choose: (item) => done([item.value]) });
    return;
  }
  const before = items.filter((item) => item.selected).map((item) => item.value).join("\n");
  const rows = items.map((item) => ({ ...item, multiple: true }));
  const popup = openMenu({
    anchor, items: rows, label, role: "listbox", heading: `Choose up to ${most}, then close with Esc`, keepOpen: true,
    choose: (item, self) => {
      if (!item.selected && rows.filter((row) => row.selected).length >= most) return;
      item.selected = !item.selected;
      const row = self.rows()[rows.indexOf(item)];
      row.setAttribute("aria-selected", String(item.selected));
      row.querySelector(".check").textContent = item.selected ? "☑" : "☐";
    },
  });
  popup.ondone = () => {
    const values = rows.filter((row) => row.selected).map((row) => row.value);
    if (values.join("\n") !== before) done(values);
  };
}

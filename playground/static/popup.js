// A list to choose from: suggestions over the composer, selects, menus. The one who opened it keeps the keyboard.

import { byId, freshId, h } from "./dom.js";

export class Popup {
  // items: [{label, detail, value, selected, heading, danger}]
  constructor({ anchor, items, choose, label, role = "listbox", above = false, owner = null, heading = "" }) {
    this.anchor = anchor;
    this.owner = owner;
    this.choose = choose;
    this.role = role;
    this.items = items;
    this.active = items.length ? 0 : -1;
    this.element = h("div", { class: "popup", role, id: freshId("popup"), "aria-label": label },
      heading && h("div", { class: "popup-heading", role: "presentation" }, heading),
      items.map((item, at) => this.row(item, at)));
    if (!items.length) this.element.append(h("div", { class: "popup-empty", role: "presentation" }, "Nothing matches."));
    const host = anchor.closest("dialog") || byId("layer");
    host.append(this.element);
    this.place(above);
    this.outside = (event) => {
      if (!this.element.contains(event.target) && !anchor.contains(event.target)) this.close();
    };
    document.addEventListener("pointerdown", this.outside, true);
    if (owner) {
      owner.setAttribute("aria-controls", this.element.id);
      owner.setAttribute("aria-expanded", "true");
    }
    this.mark();
  }

  row(item, at) {
    const kind = this.role === "menu" ? "menuitem" : "option";
    return h("div", {
      class: `popup-row${item.danger ? " danger" : ""}`, role: kind, id: freshId("option"), data: { at },
      "aria-selected": kind === "option" ? String(Boolean(item.selected)) : null,
      onpointermove: () => { if (this.active !== at) { this.active = at; this.mark(); } },
      onpointerdown: (event) => event.preventDefault(),
      onclick: () => this.pick(at),
    }, item.multiple ? h("span", { class: "check", "aria-hidden": "true" }, item.selected ? "☑" : "☐") : null,
    h("span", { class: "popup-label" }, item.label), item.detail && h("span", { class: "popup-detail" }, item.detail));
  }

  place(above) {
    const box = this.anchor.getBoundingClientRect();
    const style = this.element.style;
    const width = Math.min(Math.max(box.width, 260), window.innerWidth - 16);
    style.minWidth = `${Math.min(width, 320)}px`;
    style.maxWidth = `${Math.max(width, 320)}px`;
    style.left = `${Math.max(8, Math.min(box.left, window.innerWidth - this.element.offsetWidth - 8))}px`;
    const below = window.innerHeight - box.bottom;
    if (above || (below < this.element.offsetHeight + 12 && box.top > below)) {
      style.bottom = `${window.innerHeight - box.top + 6}px`;
      style.maxHeight = `${Math.min(360, box.top - 14)}px`;
    } else {
      style.top = `${box.bottom + 6}px`;
      style.maxHeight = `${Math.min(360, below - 14)}px`;
    }
  }

  rows() { return [...this.element.querySelectorAll(".popup-row")]; }

  mark() {
    const rows = this.rows();
    rows.forEach((row, at) => row.classList.toggle("active", at === this.active));
    const row = rows[this.active];
    if (row) row.scrollIntoView({ block: "nearest" });
    if (this.owner) {
      if (row) this.owner.setAttribute("aria-activedescendant", row.id);
      else this.owner.removeAttribute("aria-activedescendant");
    }
  }

  move(step) {
    if (!this.items.length) return;
    this.active = (this.active + step + this.items.length) % this.items.length;
    this.mark();
  }

  pick(at = this.active) {
    if (at < 0 || at >= this.items.length) return false;
    this.choose(this.items[at], this);
    return true;
  }

  // Handles a key for the owner; true if it was for the list.
  key(event) {
    switch (event.key) {
      case "ArrowDown": this.move(1); break;
      case "ArrowUp": this.move(-1); break;
      case "Home": if (this.role !== "menu") return false; this.active = 0; this.mark(); break;
      case "End": if (this.role !== "menu") return false; this.active = this.items.length - 1; this.mark(); break;
      case "Escape": this.close(); break;
      default: return false;
    }
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  close() {
    if (this.closed) return;
    this.closed = true;
    this.element.remove();
    document.removeEventListener("pointerdown", this.outside, true);
    if (this.owner) {
      this.owner.setAttribute("aria-expanded", "false");
      this.owner.removeAttribute("aria-activedescendant");
      this.owner.removeAttribute("aria-controls");
    }
    if (this.onclose) this.onclose();
  }
}

// A popup that takes the keyboard itself: for menus and selects that hang on a button.
export function openMenu({ anchor, items, choose, label, role = "menu", heading = "", keepOpen = false }) {
  const before = document.activeElement;
  const popup = new Popup({
    anchor, items, label, role, heading, owner: anchor,
    choose: (item, self) => {
      if (!keepOpen) self.close();
      choose(item, self);
    },
  });
  popup.element.tabIndex = -1;
  popup.element.focus();
  popup.owner = popup.element;
  popup.mark();
  popup.element.addEventListener("keydown", (event) => {
    if (popup.key(event)) return;
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      event.stopPropagation();
      popup.pick();
    } else if (event.key === "Tab") {
      popup.close();
    }
  });
  popup.onclose = () => {
    anchor.setAttribute("aria-expanded", "false");
    if (before && before.isConnected && (document.activeElement === document.body || popup.element.contains(document.activeElement))) before.focus();
    if (popup.ondone) popup.ondone();
  };
  return popup;
}

// The bot's forms, and the page's own small questions, as dialogs.

import { displayName, freshId, h } from "./dom.js";
import { codeKeys, grow } from "./editing.js";
import { bytes } from "./message.js";
import { pickFrom } from "./components.js";
import { state } from "./state.js";

// What was typed into a form that was closed without submitting it, by where it was opened and the field's number.
const drafts = new Map();

export function openModal(modal, source, submit) {
  const fields = [];
  let submitted = false;
  const problem = h("div", { class: "problem", role: "alert", hidden: true });
  const send = h("button", { type: "submit", class: "button primary" }, "Submit");
  const titleId = freshId("title");
  const dialog = h("dialog", { class: "modal", "aria-labelledby": titleId },
    h("form", { method: "dialog", novalidate: true, onsubmit: (event) => { event.preventDefault(); run(); } },
      h("header", {}, h("h2", { id: titleId }, modal.title),
        h("button", { type: "button", class: "icon", "aria-label": "Close", onclick: () => dialog.close() }, "✕")),
      h("div", { class: "modal-body" }, modal.components.map((one) => part(one, fields)), problem),
      h("footer", {}, h("span", { class: "hint" }, "Ctrl+Enter submits"), h("button", { type: "button", class: "button secondary", onclick: () => dialog.close() }, "Cancel"), send)));
  dialog.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      run();
    }
  });
  dialog.addEventListener("close", () => {
    for (const [key, one] of boxes()) {
      if (submitted || one.box.value === one.preset) drafts.delete(key);
      else drafts.set(key, one.box.value);
    }
    dialog.remove();
  });

  function boxes() {
    return fields.map((one, at) => [`${source}\n${modal.title}\n${at}`, one]).filter(([, one]) => one.box);
  }

  async function run() {
    if (send.disabled) return;
    send.disabled = true;
    problem.hidden = true;
    try {
      const values = {};
      for (const one of fields) values[one.customId] = await one.read();
      const answer = await submit(values);
      if (answer.kind === "failed") throw new Error(answer.text);
      submitted = true;
      dialog.close();
    } catch (error) {
      problem.textContent = error.message;
      problem.hidden = false;
    } finally {
      send.disabled = false;
    }
  }

  for (const [key, one] of boxes()) one.box.value = drafts.get(key) ?? one.preset;
  show(dialog);
  const first = fields[0]?.focusable || send;
  first.focus();
  for (const box of dialog.querySelectorAll("textarea")) box.dispatchEvent(new Event("input"));
  return dialog;
}

function show(dialog) {
  document.body.append(dialog);
  dialog.showModal();
}

function part(component, fields) {
  if (component.type === 10) return h("div", { class: "markdown", html: component.html });
  if (component.type === 18) return labelled(component.component, component.label, component.description, fields);
  if (component.type === 1) return component.components.map((one) => labelled(one, one.label, null, fields));
  return null;
}

function labelled(component, label, description, fields) {
  const id = freshId("field");
  const field = control(component, id, label);
  field.customId = component.custom_id;
  fields.push(field);
  const required = component.required !== false && component.type !== 23;
  const text = [label, required && h("span", { class: "required", title: "required" }, " *"), required && h("span", { class: "visually-hidden" }, " (required)")];
  return h("div", { class: "field-group" },
    field.grouped ? h("div", { class: "field-label", id: `${id}-label` }, text) : h("label", { class: "field-label", for: id }, text),
    description && h("div", { class: "field-description", id: `${id}-description` }, description), field.element);
}

function control(component, id, label) {
  switch (component.type) {
    case 4: return textInput(component, id);
    case 19: return fileUpload(component, id, label);
    case 21: return group(component, id, "radio");
    case 22: return group(component, id, "checkbox");
    case 23: return checkbox(component, id);
    default: return selectField(component, id, label);
  }
}

function textInput(component, id) {
  const long = component.style === 2;
  const box = h(long ? "textarea" : "input", {
    id, placeholder: component.placeholder, class: long ? "code-input" : "", rows: long ? 10 : null, value: component.value || "",
    maxlength: component.max_length || 4000, autocomplete: "off", autocapitalize: "off", "aria-describedby": `${id}-description`,
  });
  box.spellcheck = false;
  const preset = box.value;
  if (!long) return { element: box, focusable: box, box, preset, read: () => box.value };
  const count = h("span", { class: "counter" });
  const most = component.max_length || 4000;
  const changed = () => {
    grow(box, window.innerHeight * 0.5);
    count.textContent = `${box.value.length} / ${most}`;
  };
  box.addEventListener("input", changed);
  codeKeys(box, () => true);
  changed();
  return { element: h("div", {}, box, h("div", { class: "field-foot" }, h("span", {}, "Tab indents · Esc, then Tab, goes on"), count)), focusable: box, box, preset, read: () => box.value };
}

function fileUpload(component, id, label) {
  const most = component.max_values ?? 1;
  let files = [];
  const list = h("ul", { class: "tray", hidden: true });
  const picker = h("input", { id, type: "file", multiple: most > 1, class: "visually-hidden", onchange: () => { add(picker.files); picker.value = ""; } });
  const zone = h("label", { class: "drop-zone", for: id }, h("strong", {}, "Choose a file"), " or drop it here");
  const show = () => {
    list.hidden = files.length === 0;
    list.replaceChildren(...files.map((file, at) => h("li", {}, h("span", {}, file.name), h("span", { class: "size" }, bytes(file.size)),
      h("button", { type: "button", class: "icon", "aria-label": `Remove ${file.name}`, onclick: () => { files.splice(at, 1); show(); } }, "✕"))));
  };
  const add = (more) => { files = [...files, ...more].slice(-most); show(); };
  zone.addEventListener("dragover", (event) => { event.preventDefault(); zone.classList.add("over"); });
  zone.addEventListener("dragleave", () => zone.classList.remove("over"));
  zone.addEventListener("drop", (event) => { event.preventDefault(); zone.classList.remove("over"); add(event.dataTransfer.files); });
  return {
    element: h("div", { class: "upload", "aria-label": label }, picker, zone, list), focusable: picker,
    read: async () => Promise.all(files.map((file) => state.api.upload(file))),
  };
}

function group(component, id, kind) {
  const inputs = component.options.map((option) => {
    const input = h("input", { type: kind, name: id, value: option.value, id: freshId("choice") });
    input.checked = Boolean(option.default);
    return { input, row: h("label", { class: "choice", for: input.id }, input, h("span", {}, option.label, option.description && h("small", {}, option.description))) };
  });
  return { element: h("div", { class: "choices", role: kind === "radio" ? "radiogroup" : "group", "aria-labelledby": `${id}-label` }, inputs.map((one) => one.row)),
    grouped: true, focusable: inputs[0]?.input, read: () => inputs.filter((one) => one.input.checked).map((one) => one.input.value) };
}

function checkbox(component, id) {
  const input = h("input", { type: "checkbox", id });
  input.checked = Boolean(component.default);
  return { element: input, focusable: input, read: () => input.checked };
}

function selectField(component, id, label) {
  let values = (component.options || []).filter((one) => one.default).map((one) => one.value);
  const items = () => source(component).map((one) => ({ ...one, selected: values.includes(one.value) }));
  const text = h("span", {});
  const button = h("button", { type: "button", id, class: "select", "aria-haspopup": "listbox", "aria-expanded": "false",
    onclick: () => pickFrom(button, items(), component.max_values ?? 1, label, (picked) => { values = picked; show(); }) }, text, h("span", { "aria-hidden": "true" }, "▾"));
  const show = () => { text.textContent = items().filter((one) => one.selected).map((one) => one.label).join(", ") || component.placeholder || "Make a selection"; };
  show();
  return { element: button, focusable: button, read: () => values };
}

function source(component) {
  if (component.type === 3) return component.options.map((one) => ({ label: one.label, detail: one.description, value: one.value }));
  if (component.type === 8) return [...state.channels.values()].filter((one) => one.name).map((one) => ({ label: `#${one.name}`, value: one.id }));
  return [...state.people, state.bot].map((one) => ({ label: displayName(one), value: one.id }));
}

// A question of the page's own; resolves with the text, or null.
export function ask({ title, label, value = "", action, danger = false, text = "" }) {
  return new Promise((resolve) => {
    let answer = null;
    const id = freshId("ask");
    const box = label ? h("input", { id, value, maxlength: 32, autocomplete: "off" }) : null;
    const dialog = h("dialog", { class: "modal small", "aria-labelledby": `${id}-title` },
      h("form", { method: "dialog", onsubmit: () => { answer = box ? box.value.trim() : true; } },
        h("header", {}, h("h2", { id: `${id}-title` }, title)),
        h("div", { class: "modal-body" }, text && h("p", {}, text), box && h("div", { class: "field-group" }, h("label", { class: "field-label", for: id }, label), box)),
        h("footer", {}, h("button", { type: "button", class: "button secondary", onclick: () => dialog.close() }, "Cancel"),
          h("button", { type: "submit", class: `button ${danger ? "danger" : "primary"}` }, action))));
    dialog.addEventListener("close", () => { dialog.remove(); resolve(answer || null); });
    show(dialog);
    if (box) { box.focus(); box.select(); }
  });
}

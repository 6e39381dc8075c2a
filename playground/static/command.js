// Slash commands: the list that "/" opens, and the fields of the one that was chosen.

import { displayName, freshId, h } from "./dom.js";
import { Popup } from "./popup.js";
import { state } from "./state.js";

const SUGGEST_MILLISECONDS = 120;
const BOOLEAN = 5;
const USER = 6;
const CHANNEL = 7;
const MENTIONABLE = 9;
const ATTACHMENT = 11;

export function openCommands(box, anchor, commands, typed, choose) {
  const wanted = typed.toLowerCase();
  const items = commands
    .filter((one) => one.name.includes(wanted))
    .sort((a, b) => Number(b.name.startsWith(wanted)) - Number(a.name.startsWith(wanted)))
    .map((one) => ({ label: `/${one.name}`, detail: one.description, value: one }));
  if (!items.length && typed.includes(" ")) return null;
  return new Popup({ anchor, owner: box, items, label: "Commands", above: true,
    heading: items.length ? "Commands · ↑↓ choose, Enter takes" : (commands.length ? "" : "The tutor has not told its commands yet."),
    choose: (item, self) => { self.close(); choose(item.value); } });
}

export class CommandForm {
  constructor(command, rest, { channel, leave, run, say }) {
    this.command = command;
    this.channel = channel;
    this.leave = leave;
    this.run = run;
    this.say = say;
    this.fields = command.options.map((option) => new Field(option, this));
    this.element = h("div", { class: "command-form", role: "group", "aria-label": `Command ${command.name}`, tabindex: "-1", onkeydown: (event) => this.key(event) },
      h("span", { class: "command-name" }, `/${command.name}`), this.fields.map((one) => one.element),
      h("span", { class: "command-help" }, this.fields.length ? "Tab goes on · Enter sends · Esc leaves" : `${command.description} · Enter sends · Esc leaves`));
    if (rest && this.fields[0]?.input) this.fields[0].input.value = rest;
  }

  focus() {
    const first = this.fields[0];
    if (!first) {
      this.element.tabIndex = 0;
      this.element.focus();
      return;
    }
    first.focus();
  }

  close() { for (const one of this.fields) one.closeList(); }

  key(event) {
    if (event.defaultPrevented || event.isComposing) return;
    const inFileButton = event.target.closest("button");
    if (event.key === "Enter" && !inFileButton) {
      event.preventDefault();
      this.submit();
    } else if (event.key === "Escape") {
      event.preventDefault();
      this.leave("");
    } else if (event.key === "Backspace") {
      const field = this.fields.find((one) => one.input === event.target);
      if (event.target === this.element || (field === this.fields[0] && field.input.value === "")) {
        event.preventDefault();
        this.leave(`/${this.command.name}`);
      }
    }
  }

  values() {
    return Object.fromEntries(this.fields.map((one) => [one.option.name, one.value()]).filter(([, value]) => value !== null && value !== ""));
  }

  async submit() {
    const missing = this.fields.find((one) => one.option.required && !one.isFilled());
    if (missing) {
      this.say(`The option ${missing.option.name} is required.`);
      missing.focus();
      return;
    }
    try {
      const options = this.values();
      for (const one of this.fields.filter((field) => field.file)) options[one.option.name] = await state.api.upload(one.file);
      this.run(options);
    } catch (error) {
      this.say(error.message);
    }
  }
}

class Field {
  constructor(option, form) {
    this.option = option;
    this.form = form;
    this.file = null;
    this.chosen = null;
    this.list = null;
    const id = freshId("option");
    const label = h("label", { for: id, title: option.description }, option.name, !option.required && h("span", { class: "visually-hidden" }, " (optional)"));
    if (option.type === ATTACHMENT) {
      this.picker = h("input", { type: "file", hidden: true, onchange: () => {
        this.file = this.picker.files[0] || null;
        this.button.textContent = this.file ? this.file.name : "Choose a file";
      } });
      this.button = h("button", { id, class: "button secondary", title: option.description, onclick: () => this.picker.click() }, "Choose a file");
      this.element = h("span", { class: "option" }, label, this.picker, this.button);
      return;
    }
    this.input = h("input", {
      id, autocomplete: "off", placeholder: option.required ? option.description : `${option.description} (optional)`, "aria-label": `${option.name}: ${option.description}`,
      oninput: () => { this.chosen = null; this.form.say(""); this.suggestSoon(); }, onfocus: () => this.suggestSoon(0),
      onblur: () => this.closeList(), onkeydown: (event) => this.key(event),
    });
    if (this.hasList()) {
      this.input.setAttribute("role", "combobox");
      this.input.setAttribute("aria-autocomplete", "list");
      this.input.setAttribute("aria-expanded", "false");
    }
    this.element = h("span", { class: "option" }, label, this.input);
  }

  hasList() {
    const { type, autocomplete, choices } = this.option;
    return autocomplete || Boolean(choices?.length) || [BOOLEAN, USER, CHANNEL, MENTIONABLE].includes(type);
  }

  focus() { (this.input || this.button).focus(); }

  isFilled() { return this.file !== null || Boolean(this.input?.value.trim()); }

  value() {
    if (!this.input) return null;
    const typed = this.input.value.trim();
    if (!typed) return null;
    if (this.chosen && this.chosen.label === this.input.value) return this.chosen.value;
    const fitting = this.localItems(typed).find((one) => one.label.toLowerCase() === typed.toLowerCase());
    return fitting ? fitting.value : typed;
  }

  localItems(typed) {
    const { type, choices } = this.option;
    let items = [];
    if (choices?.length) items = choices.map((one) => ({ label: one.name, value: one.value }));
    else if (type === BOOLEAN) items = [{ label: "True", value: true }, { label: "False", value: false }];
    else if (type === USER || type === MENTIONABLE) items = [...state.people, state.bot].map((one) => ({ label: displayName(one), value: one.id }));
    else if (type === CHANNEL) items = [...state.channels.values()].filter((one) => one.name).map((one) => ({ label: `#${one.name}`, value: one.id }));
    return items.filter((one) => one.label.toLowerCase().includes(typed.toLowerCase()));
  }

  suggestSoon(delay = SUGGEST_MILLISECONDS) {
    clearTimeout(this.timer);
    if (this.hasList()) this.timer = setTimeout(() => this.suggest(), delay);
  }

  async suggest() {
    const typed = this.input.value;
    let items = this.localItems(typed);
    let heading = this.option.description;
    if (this.option.autocomplete) {
      try {
        const answer = await state.api.interact(this.form.channel, {
          kind: "autocomplete", name: this.form.command.name, options: { ...this.form.values(), [this.option.name]: typed }, focused: this.option.name,
        });
        if (typed !== this.input.value) return;
        if (answer.kind === "failed") heading = answer.text;
        items = (answer.choices || []).map((one) => ({ label: one.name, value: one.value }));
      } catch (error) {
        heading = error.message;
      }
    }
    this.closeList();
    if (document.activeElement !== this.input) return;
    this.list = new Popup({ anchor: this.input, owner: this.input, items, label: `Suggestions for ${this.option.name}`, above: true, heading,
      choose: (item, self) => { this.input.value = item.label; this.chosen = item; self.close(); } });
    this.list.onclose = () => { this.list = null; };
    // With nothing typed an optional field stays empty until an arrow key chooses.
    if (!typed || this.chosen) {
      this.list.active = -1;
      this.list.mark();
    }
  }

  closeList() {
    clearTimeout(this.timer);
    this.list?.close();
  }

  key(event) {
    if (!this.list) return;
    if (this.list.active < 0 && event.key === "ArrowUp") this.list.active = 0;
    if (this.list.key(event)) return;
    if ((event.key === "Enter" || event.key === "Tab") && this.list.active >= 0) {
      const last = this.form.fields.at(-1) === this;
      if (event.key === "Enter" || last) event.preventDefault();
      this.list.pick();
      this.closeList();
    }
  }
}

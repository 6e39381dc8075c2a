// Where one writes: messages, files, replies and edits; "/" opens the commands.

import { CommandForm, openCommands } from "./command.js";
import { announce, byId, displayName, h } from "./dom.js";
import { codeKeys, grow, inFence, insert, newline } from "./editing.js";
import { bytes } from "./message.js";
import { channelName, messagesOf, slashCommands, state } from "./state.js";

const MOST_CHARACTERS = 2000;

export class Composer {
  constructor(actions) {
    this.actions = actions;
    this.drafts = new Map();
    this.channel = null;
    this.files = [];
    this.target = null;
    this.popup = null;
    this.form = null;
    this.sending = Promise.resolve();
    this.lastTyping = 0;
    this.box = h("textarea", {
      id: "composer-text", rows: 1, role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", autocomplete: "off",
      oninput: () => this.changed(), onkeydown: (event) => this.key(event), onpaste: (event) => this.paste(event),
      onblur: () => this.popup?.close(),
    });
    this.box.spellcheck = false;
    codeKeys(this.box, () => !this.popup && inFence(this.box.value, this.box.selectionStart));
    this.picker = h("input", { type: "file", multiple: true, hidden: true, "aria-label": "Files to upload",
      onchange: () => { this.addFiles(this.picker.files); this.picker.value = ""; } });
    this.banner = h("div", { class: "banner", hidden: true });
    this.tray = h("ul", { class: "tray", "aria-label": "Files to send", hidden: true });
    this.problem = h("div", { class: "problem", role: "alert", hidden: true });
    this.counter = h("span", { class: "counter", "aria-live": "polite" });
    this.line = h("div", { class: "composer-line" },
      h("button", { class: "icon", "aria-label": "Add files", title: "Add files", onclick: () => this.picker.click() }, "+"),
      this.box,
      h("button", { class: "icon", "aria-label": "Insert a code block", title: "Code block", onclick: () => this.codeBlock() }, "</>"),
      h("button", { class: "icon", id: "commands-button", "aria-label": "Commands", title: "Commands", onclick: () => this.startCommands() }, "/"),
      h("button", { class: "icon send", "aria-label": "Send", title: "Send", onclick: () => this.submit() }, "➤"));
    this.hint = h("div", { class: "hint" }, h("span", {}, "Enter sends · Shift+Enter starts a new line · / for commands · ``` around code"), this.counter);
    byId("composer").append(this.banner, this.problem, this.tray, this.picker, this.line, this.hint);
    this.watchDrops();
  }

  // -- where

  enter(channel) {
    if (this.channel) this.drafts.set(this.channel, this.box.value);
    this.channel = channel;
    this.leaveForm();
    this.clearTarget();
    this.box.value = this.drafts.get(channel) || "";
    this.relabel();
    this.changed();
  }

  relabel() {
    const place = state.channels.get(this.channel);
    const name = place.id === state.dm ? `@${channelName(place)}` : `#${channelName(place)}`;
    this.box.placeholder = `Message ${name}`;
    this.box.setAttribute("aria-label", `Message ${name}`);
  }

  focus() { (this.form || this.box).focus(); }

  // -- text

  changed() {
    this.box.classList.toggle("with-code", this.box.value.includes("```"));
    grow(this.box, Math.max(120, window.innerHeight * 0.45));
    const count = this.box.value.trim().length;
    this.counter.textContent = count > MOST_CHARACTERS - 300 ? `${MOST_CHARACTERS - count} left` : "";
    this.counter.classList.toggle("over", count > MOST_CHARACTERS);
    this.say("");
    this.suggest();
    if (this.box.value && !this.box.value.startsWith("/") && Date.now() - this.lastTyping > 8000) {
      this.lastTyping = Date.now();
      state.api.typing(this.channel).catch(() => {});
    }
  }

  suggest() {
    this.popup?.close();
    this.popup = null;
    const value = this.box.value;
    if (this.target?.edit || !value.startsWith("/") || value.includes("\n")) return;
    const commands = slashCommands(this.channel);
    const typed = value.slice(1);
    const exact = commands.filter((one) => typed.startsWith(`${one.name} `)).sort((a, b) => b.name.length - a.name.length)[0];
    if (exact) {
      this.enterForm(exact, typed.slice(exact.name.length + 1));
      return;
    }
    if (document.activeElement !== this.box) return;
    this.popup = openCommands(this.box, this.line, commands, typed, (command) => this.enterForm(command, ""));
    if (this.popup) this.popup.onclose = () => { this.popup = null; };
  }

  key(event) {
    if (event.isComposing) return;
    if (this.popup) {
      if (this.popup.key(event)) return;
      if ((event.key === "Enter" || event.key === "Tab") && this.popup.pick()) {
        event.preventDefault();
        return;
      }
    }
    if (event.key === "Enter") {
      event.preventDefault();
      if (event.shiftKey || inFence(this.box.value, this.box.selectionStart)) newline(this.box);
      else this.submit();
    } else if (event.key === "Escape") {
      this.clearTarget();
    } else if (event.key === "ArrowUp" && !this.box.value) {
      const own = messagesOf(this.channel).filter((one) => one.author.id === state.me.id).at(-1);
      if (own) {
        event.preventDefault();
        this.edit(own);
      }
    }
  }

  codeBlock() {
    const line = this.box.selectionStart > 0 && this.box.value[this.box.selectionStart - 1] !== "\n" ? "\n" : "";
    this.box.focus();
    insert(this.box, `${line}\`\`\`py\n\n\`\`\``, line.length + 6);
  }

  startCommands() {
    this.leaveForm();
    this.clearTarget();
    this.box.value = "/";
    this.box.focus();
    this.changed();
  }

  // -- reply and edit

  reply(message) {
    this.leaveForm();
    this.setTarget({ reply: message }, `Replying to ${displayName(message.author)}`);
  }

  edit(message) {
    this.leaveForm();
    this.setTarget({ edit: message }, "Editing a message · Enter saves, Esc cancels");
    this.box.value = message.content;
    this.changed();
    this.box.setSelectionRange(this.box.value.length, this.box.value.length);
  }

  setTarget(target, text) {
    this.clearTarget();
    this.target = target;
    this.banner.replaceChildren(h("span", {}, text), h("button", { class: "icon", "aria-label": "Cancel", onclick: () => this.clearTarget() }, "✕"));
    this.banner.hidden = false;
    this.box.focus();
  }

  clearTarget() {
    if (this.target?.edit) this.box.value = "";
    this.target = null;
    this.banner.hidden = true;
    grow(this.box, 400);
  }

  // -- files

  addFiles(files) {
    for (const file of files) {
      if (this.files.length < 10) this.files.push(file);
      else this.say("A message takes 10 files at most.");
    }
    this.showFiles();
    this.focus();
  }

  showFiles() {
    this.tray.hidden = this.files.length === 0;
    this.tray.replaceChildren(...this.files.map((file, at) => h("li", {}, h("span", {}, file.name), h("span", { class: "size" }, bytes(file.size)),
      h("button", { class: "icon", "aria-label": `Remove ${file.name}`, onclick: () => { this.files.splice(at, 1); this.showFiles(); this.box.focus(); } }, "✕"))));
  }

  paste(event) {
    const files = [...event.clipboardData.files];
    if (!files.length) return;
    event.preventDefault();
    this.addFiles(files);
  }

  watchDrops() {
    const main = byId("main");
    main.addEventListener("dragover", (event) => {
      if (![...event.dataTransfer.types].includes("Files") || document.querySelector("dialog[open]")) return;
      event.preventDefault();
      main.classList.add("dropping");
    });
    main.addEventListener("dragleave", (event) => { if (!main.contains(event.relatedTarget)) main.classList.remove("dropping"); });
    main.addEventListener("drop", (event) => {
      main.classList.remove("dropping");
      if (!event.dataTransfer.files.length) return;
      event.preventDefault();
      this.addFiles(event.dataTransfer.files);
    });
  }

  // -- sending

  say(text) {
    this.problem.textContent = text;
    this.problem.hidden = !text;
  }

  // What is sent leaves the box at once: the next keys belong to the next message, though the answer is still on its way.
  submit() {
    if (this.form) return this.form.submit();
    const letter = { channel: this.channel, content: this.box.value.trim(), files: this.files, target: this.target };
    if (!letter.content && !letter.files.length && !letter.target?.edit) return this.sending;
    this.take();
    this.sending = this.sending.then(() => this.post(letter));
    return this.sending;
  }

  take() {
    this.files = [];
    this.showFiles();
    this.box.value = "";
    this.clearTarget();
    this.lastTyping = 0;
    this.changed();
  }

  async post(letter) {
    const { channel, content, files, target } = letter;
    try {
      if (target?.edit) await state.api.edit(channel, target.edit.id, content);
      else {
        const ids = [];
        for (const file of files) ids.push(await state.api.upload(file));
        await state.api.send(channel, content, ids, target?.reply?.id);
        this.actions.sent();
      }
    } catch (error) {
      this.putBack(letter);
      this.say(error.message);
    }
  }

  // A letter that was refused stands before what has been typed since.
  putBack({ channel, content, files, target }) {
    this.leaveForm();
    this.files = [...files, ...this.files];
    this.showFiles();
    const before = (text) => [content, text].filter(Boolean).join("\n");
    if (channel !== this.channel) {
      this.drafts.set(channel, before(this.drafts.get(channel)));
      return;
    }
    const typed = this.box.value;
    if (target?.edit && !this.target) this.edit(target.edit);
    if (target?.reply && !this.target) this.reply(target.reply);
    this.box.value = before(typed);
    this.changed();
  }

  // -- commands

  enterForm(command, rest) {
    this.popup?.close();
    this.form = new CommandForm(command, rest, {
      channel: this.channel,
      leave: (text) => { this.leaveForm(); this.box.value = text; this.box.focus(); this.changed(); },
      run: (options) => { this.leaveForm(); this.box.value = ""; this.changed(); this.box.focus(); this.actions.run(this.channel, command.name, options); },
      say: (text) => this.say(text),
    });
    this.line.classList.add("with-form");
    this.box.hidden = true;
    this.box.before(this.form.element);
    this.form.focus();
    announce(`Command ${command.name}. ${command.description}`);
  }

  leaveForm() {
    if (!this.form) return;
    this.form.close();
    this.form.element.remove();
    this.form = null;
    this.line.classList.remove("with-form");
    this.box.hidden = false;
    this.say("");
  }
}

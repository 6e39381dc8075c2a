// The chat page: puts the parts together and reacts to the server's news.

import { Api, Refused } from "./api.js";
import { Composer } from "./composer.js";
import { announce, byId, displayName, h } from "./dom.js";
import { ask, openModal } from "./modal.js";
import { openMenu } from "./popup.js";
import { renderSidebar } from "./sidebar.js";
import { channelName, load, messageCommands, state } from "./state.js";
import { appendNotice, removeMessage, renderTimeline, showMessage, toBottom, watchTimeline } from "./timeline.js";

const NAME_KEY = "playground.person";
const WELCOME_KEY = "playground.welcomed";
const TYPING_MILLISECONDS = 10000;
let stop = () => {};
let composer = null;

const actions = {
  open(channel) {
    state.current = channel;
    state.unread.delete(channel);
    const place = state.channels.get(channel);
    history.replaceState(null, "", `#${channel === state.dm ? "dm" : encodeURIComponent(place.name)}`);
    byId("title").textContent = channel === state.dm ? channelName(place) : `#${channelName(place)}`;
    byId("topic").textContent = channel === state.dm ? "Only you and the tutor" : state.guilds.find((one) => one.id === place.guild_id).name;
    document.title = `${channelName(place)} · Playground`;
    renderSidebar(actions);
    renderTimeline(actions, intro(place));
    renderTyping();
    composer.enter(channel);
    closeSidebar();
    if (matchMedia("(pointer: fine)").matches) composer.focus();
  },

  async be(name) {
    localStorage.setItem(NAME_KEY, name);
    await connect(name);
  },

  async askName() {
    const name = await ask({ title: "Somebody new", label: "Name", action: "Join" });
    if (name) await actions.be(name).catch((error) => appendNotice(error.message));
  },

  // Something was sent: its answer comes at the bottom, and the welcome has done its work.
  sent() {
    toBottom();
    localStorage.setItem(WELCOME_KEY, "yes");
    renderStrips();
  },

  async run(channel, name, options) {
    actions.sent();
    await outcome(channel, { kind: "command", name, options }, (text) => appendNotice(text, `(/${name})`));
  },

  async component(message, customId, values, button) {
    const article = byId(`message-${message.id}`);
    const failure = article?.querySelector(".failure");
    button?.classList.add("pending");
    button?.setAttribute("aria-busy", "true");
    await outcome(message.channel_id, { kind: "component", message_id: message.id, custom_id: customId, values }, (text) => {
      if (failure?.isConnected) {
        failure.textContent = `⚠ ${text}`;
        failure.hidden = false;
      } else appendNotice(text);
    });
    button?.classList.remove("pending");
    button?.removeAttribute("aria-busy");
  },

  menu(message, anchor) {
    const mine = message.author.id === state.me.id;
    const ephemeral = Boolean(message.flags & 64);
    const items = [];
    if (mine) items.push({ label: "Edit", value: () => composer.edit(message) });
    if (!ephemeral) items.push({ label: "Reply", value: () => composer.reply(message) });
    if (message.content) items.push({ label: "Copy text", value: () => navigator.clipboard.writeText(message.content).then(() => announce("Copied")) });
    for (const one of messageCommands(message.channel_id)) {
      items.push({ label: `Apps › ${one.name}`, value: () => outcome(message.channel_id, { kind: "message command", name: one.name, message_id: message.id },
        (text) => appendNotice(text, `(${one.name})`)) });
    }
    if (ephemeral) items.push({ label: "Dismiss", value: () => actions.dismiss(message) });
    if (mine) items.push({ label: "Delete", danger: true, value: () => remove(message) });
    anchor.classList.add("open");
    const popup = openMenu({ anchor, items, label: "Message", choose: (item) => item.value() });
    popup.ondone = () => anchor.classList.remove("open");
  },

  dismiss(message) {
    state.dismissed.add(message.id);
    removeMessage(message.id);
  },
};

async function outcome(channel, what, fail) {
  try {
    const answer = await state.api.interact(channel, what);
    if (answer.kind === "failed") fail(answer.text);
    else if (answer.kind === "modal") openModal(answer.modal, what.message_id || what.name, (values) => submitModal(channel, answer.modal, values));
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    fail(error.message);
  }
}

function submitModal(channel, modal, values) {
  return state.api.interact(channel, { kind: "modal", interaction_id: modal.interaction_id, values });
}

async function remove(message) {
  const sure = await ask({ title: "Delete message", text: "Are you sure you want to delete this message?", action: "Delete", danger: true });
  if (sure) await state.api.remove(message.channel_id, message.id).catch((error) => appendNotice(error.message));
}

function intro(place) {
  const isDm = place.id === state.dm;
  const name = state.bot.username;
  return h("div", { class: "intro" },
    h("h2", {}, isDm ? `This is the start of your messages with ${name}` : `Welcome to #${place.name}`),
    h("p", {}, isDm
      ? "Type /problem, then send your code here in a code block. Nobody else reads along."
      : `Everybody in ${state.guilds.find((one) => one.id === place.guild_id).name} reads this. To have code looked at here, mention @${name} or reply to it.`));
}

// -- strips above the messages

function renderStrips() {
  const strips = [];
  if (!state.connected) strips.push(h("div", { class: "strip warn", role: "status" }, "The page has lost the playground and is trying again. Is it still running?"));
  else if (!state.bot.online) strips.push(h("div", { class: "strip warn", role: "status" }, "The tutor is restarting… Messages stay; commands and buttons work again in a moment."));
  if (!localStorage.getItem(WELCOME_KEY)) {
    strips.push(h("div", { class: "strip welcome" },
      h("div", {}, h("strong", {}, "Welcome. "), "Type ", h("code", {}, "/problem"), " to get a problem, paste your code between ", h("code", {}, "```"),
        " lines (the ", h("code", {}, "</>"), " button puts them in), and press Enter. The tutor answers here."),
      h("div", { class: "strip-buttons" },
        h("button", { class: "button primary", onclick: () => composer.startCommands() }, "Show me the commands"),
        h("button", { class: "button secondary", onclick: () => { localStorage.setItem(WELCOME_KEY, "yes"); renderStrips(); composer.focus(); } }, "Got it"))));
  }
  byId("strips").replaceChildren(...strips);
}

function renderTyping() {
  const now = Date.now();
  const names = [...state.typing].filter(([, one]) => one.channel === state.current && one.until > now)
    .map(([id]) => [...state.people, state.bot].find((one) => one.id === id)).filter(Boolean).map(displayName);
  byId("typing").replaceChildren(...(names.length ? [h("span", { class: "dots", "aria-hidden": "true" }, h("i"), h("i"), h("i")),
    ` ${names.join(", ")} ${names.length > 1 ? "are" : "is"} typing…`] : []));
}

// -- the server's news

function receive(event) {
  switch (event.type) {
    case "hello": {
      load(event);
      renderStrips();
      const wanted = decodeURIComponent(location.hash.slice(1));
      const named = [...state.channels.values()].find((one) => one.name === wanted && one.id !== state.dm);
      if (state.current && byId("timeline").childElementCount) actions.open(state.current);
      else actions.open(named ? named.id : state.dm);
      break;
    }
    case "message": {
      const { message } = event;
      state.messages.set(message.id, message);
      state.typing.delete(message.author.id);
      if (state.dismissed.has(message.id)) break;
      if (message.channel_id === state.current) showMessage(message, actions);
      else if (event.event === "MESSAGE_CREATE") {
        state.unread.add(message.channel_id);
        renderSidebar(actions);
      }
      renderTyping();
      break;
    }
    case "message gone":
      state.messages.delete(event.message_id);
      removeMessage(event.message_id);
      break;
    case "typing":
      if (event.user_id === state.me.id) break;
      state.typing.set(event.user_id, { channel: event.channel_id, until: Date.now() + TYPING_MILLISECONDS });
      renderTyping();
      setTimeout(renderTyping, TYPING_MILLISECONDS + 50);
      break;
    case "bot":
      state.bot.online = event.online;
      renderStrips();
      renderSidebar(actions);
      break;
    case "people":
      state.people = event.people;
      break;
    case "commands":
      state.commands = event.commands;
      composer.suggest();
      break;
    case "channel":
      state.channels.set(event.channel.id, event.channel);
      state.commands = event.commands;
      renderSidebar(actions);
      break;
    case "channel gone":
      state.channels.delete(event.channel_id);
      if (state.current === event.channel_id) actions.open(state.dm);
      else renderSidebar(actions);
      break;
  }
}

async function connect(name) {
  const account = await Api.join(name);
  stop();
  state.api = new Api(account.id);
  state.current = null;
  byId("timeline").replaceChildren();
  let opened = false;
  stop = state.api.listen(receive, async (what) => {
    state.connected = what === "open";
    if (what === "open") opened = true;
    if (state.bot) renderStrips();
    // After a restart of the playground the account is unknown: join anew under the same name.
    if (what === "lost" && opened) {
      const again = await Api.join(name).catch(() => null);
      if (again && again.id !== state.api.person && state.me && displayName(state.me) === name) await connect(name);
    }
  });
}

// -- the sidebar on small windows

function closeSidebar() {
  document.body.classList.remove("sidebar-open");
  byId("menu-button").setAttribute("aria-expanded", "false");
  byId("shade").hidden = true;
}

byId("menu-button").addEventListener("click", () => {
  const open = document.body.classList.toggle("sidebar-open");
  byId("menu-button").setAttribute("aria-expanded", String(open));
  byId("shade").hidden = !open;
  if (open) byId("sidebar").querySelector("[aria-current], button")?.focus();
});
byId("shade").addEventListener("click", closeSidebar);
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && document.body.classList.contains("sidebar-open")) {
    closeSidebar();
    byId("menu-button").focus();
  }
});

composer = new Composer(actions);
watchTimeline((id, anchor) => actions.menu(state.messages.get(id), anchor));
connect(localStorage.getItem(NAME_KEY) || "Ada").catch((error) => {
  byId("strips").replaceChildren(h("div", { class: "strip warn", role: "alert" }, error.message));
});

// The list of channels, the direct messages, and who one is.

import { avatar, byId, displayName, h } from "./dom.js";
import { openMenu } from "./popup.js";
import { channelName, state } from "./state.js";

export function renderSidebar(actions) {
  const sidebar = byId("sidebar");
  const focused = sidebar.contains(document.activeElement) ? document.activeElement.dataset.key : null;
  const channels = [...state.channels.values()];
  sidebar.replaceChildren(
    h("div", { class: "brand" }, h("img", { src: "static/icon.svg", alt: "", width: 24, height: 24 }), "Playground"),
    h("div", { class: "places" },
      h("h2", {}, "Direct messages"),
      h("ul", {}, channelRow(state.channels.get(state.dm), actions)),
      state.guilds.map((guild) => [
        h("h2", {}, guild.name),
        h("ul", {}, channels.filter((one) => one.guild_id === guild.id && one.type === 0).map((one) => [
          channelRow(one, actions),
          channels.filter((thread) => thread.parent_id === one.id && !thread.thread_metadata.archived)
            .map((thread) => channelRow(thread, actions)),
        ])),
      ])),
    h("div", { class: "whoami" }, avatar(state.me), h("button", {
      id: "person-button", data: { key: "person" }, "aria-haspopup": "menu", "aria-expanded": "false",
      onclick: (event) => openPeople(event.currentTarget, actions),
    }, h("span", { class: "whoami-label" }, "You are: "), h("strong", {}, displayName(state.me)), " ▾")));
  if (focused) sidebar.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus();
}

function channelRow(channel, actions) {
  const isDm = channel.id === state.dm;
  const isThread = channel.type === 11 || channel.type === 12;
  const unread = state.unread.has(channel.id);
  const current = channel.id === state.current;
  return h("li", {}, h("button", {
    class: `channel${isThread ? " thread" : ""}${unread ? " unread" : ""}`, data: { key: channel.id },
    "aria-current": current ? "page" : null, onclick: () => actions.open(channel.id),
  }, isDm ? avatar(state.bot, "small") : h("span", { class: "hash", "aria-hidden": "true" }, isThread ? "└" : "#"),
  h("span", { class: "channel-name" }, channelName(channel)),
  isDm && h("span", { class: `presence${state.bot.online ? " online" : ""}`, title: state.bot.online ? "online" : "offline" }),
  unread && h("span", { class: "visually-hidden" }, " (unread)")));
}

function openPeople(anchor, actions) {
  const items = state.people.map((one) => ({ label: displayName(one), value: one, detail: one.id === state.me.id ? "you, now" : "" }));
  openMenu({
    anchor, label: "Be somebody else", heading: "Be somebody else, to try the tutor with several people",
    items: [...items, { label: "Somebody new…", value: null }],
    choose: (item) => (item.value ? actions.be(displayName(item.value)) : actions.askName()),
  });
}

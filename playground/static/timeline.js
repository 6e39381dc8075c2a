// The messages of the open channel, oldest first, with the keyboard's way through them.

import { byId, h } from "./dom.js";
import { renderMessage } from "./message.js";
import { LOADING, messagesOf, state } from "./state.js";

const GROUP_MILLISECONDS = 5 * 60 * 1000;
const timeline = () => byId("timeline");
let sticks = true;

// Pictures load and the message box grows: whoever was at the bottom stays there.
const sizes = new ResizeObserver(() => { if (sticks) toBottom(); });
const articles = () => [...timeline().querySelectorAll(".message")];

function follows(message, before) {
  return Boolean(before) && before.author.id === message.author.id && message.type === 0 && before.type !== 23
    && !(message.flags & LOADING) && new Date(message.timestamp) - new Date(before.timestamp) < GROUP_MILLISECONDS;
}

export function renderTimeline(actions, intro) {
  const messages = messagesOf(state.current);
  timeline().replaceChildren(intro,
    ...messages.map((one, at) => renderMessage(one, follows(one, messages[at - 1]), actions)));
  rove();
  for (const one of articles()) sizes.observe(one);
  toBottom();
}

export function showMessage(message, actions) {
  const messages = messagesOf(state.current);
  const at = messages.findIndex((one) => one.id === message.id);
  if (at < 0) return;
  const fresh = renderMessage(message, follows(message, messages[at - 1]), actions);
  const old = byId(`message-${message.id}`);
  if (old) {
    const key = old.contains(document.activeElement) ? document.activeElement.dataset.key : undefined;
    const had = old === document.activeElement;
    fresh.tabIndex = old.tabIndex;
    old.replaceWith(fresh);
    if (had) fresh.focus();
    else if (key) (fresh.querySelector(`[data-key="${CSS.escape(key)}"]:not(:disabled)`) || fresh).focus({ preventScroll: true });
  } else {
    // What answers one's own command or button is what one waits for, wherever one has scrolled to.
    if (message.interaction_metadata?.user.id === state.me.id) sticks = true;
    timeline().append(fresh);
    rove();
  }
  sizes.observe(fresh);
  if (sticks && fresh === articles().at(-1) && fresh.offsetHeight > timeline().clientHeight) {
    // One reads a long answer from its beginning.
    sticks = false;
    fresh.scrollIntoView({ block: "start" });
  } else keepBottom();
}

export function appendNotice(text, detail) {
  const notice = h("div", { class: "notice", role: "alert" }, h("span", { "aria-hidden": "true" }, "⚠ "), h("strong", {}, text), detail && ` ${detail} `,
    h("button", { class: "link", onclick: () => notice.remove() }, "Dismiss"));
  timeline().append(notice);
  keepBottom();
}

export function removeMessage(id) {
  const element = byId(`message-${id}`);
  if (!element) return;
  const had = element.contains(document.activeElement);
  element.remove();
  rove();
  if (had) (articles().at(-1) || byId("composer-text")).focus();
}

function isAtBottom() {
  const box = timeline();
  return box.scrollHeight - box.scrollTop - box.clientHeight < 80;
}

function keepBottom() {
  if (sticks) toBottom();
  else byId("newest").hidden = false;
}

export function toBottom() {
  sticks = true;
  timeline().scrollTop = timeline().scrollHeight;
  byId("newest").hidden = true;
}

// One message is a tab stop; the arrow keys go from message to message.
function rove(to = articles().at(-1)) {
  for (const one of articles()) one.tabIndex = one === to ? 0 : -1;
}

export function watchTimeline(openMenuFor) {
  timeline().addEventListener("scroll", () => {
    sticks = isAtBottom();
    if (sticks) byId("newest").hidden = true;
  });
  sizes.observe(timeline());
  byId("newest").addEventListener("click", toBottom);
  timeline().addEventListener("keydown", (event) => {
    const current = event.target.closest(".message");
    if (!current || event.target !== current) return;
    const all = articles();
    const at = all.indexOf(current);
    const next = { ArrowUp: all[at - 1], ArrowDown: all[at + 1], Home: all[0], End: all.at(-1) }[event.key];
    if (next) {
      event.preventDefault();
      rove(next);
      next.focus();
    } else if (event.key === "ArrowDown") {
      event.preventDefault();
      byId("composer-text")?.focus();
    } else if (event.key === "Enter" || event.key === "ContextMenu" || (event.shiftKey && event.key === "F10")) {
      event.preventDefault();
      openMenuFor(current.dataset.id, current.querySelector(".more"));
    }
  });
}

// Shows one message.

import { renderComponents } from "./components.js";
import { avatar, displayName, h } from "./dom.js";
import { renderEmbed } from "./embed.js";
import { EPHEMERAL, LOADING, SUPPRESS_EMBEDS, V2, state } from "./state.js";
import { clock, full, localize } from "./time.js";

export function renderMessage(message, follows, actions) {
  const mine = message.author.id === state.me.id;
  const ephemeral = Boolean(message.flags & EPHEMERAL);
  const pings = message.mentions.some((one) => one.id === state.me.id) && !mine && !ephemeral;
  const origin = originLine(message);
  const short = follows && !origin;
  const element = h("article", {
    class: `message${short ? " follows" : ""}${ephemeral ? " ephemeral" : ""}${pings ? " pings" : ""}`,
    id: `message-${message.id}`, data: { id: message.id }, tabindex: "-1",
    "aria-label": `${displayName(message.author)}, ${clock(message.timestamp)}`,
    oncontextmenu: (event) => {
      if (event.target.closest("a, img, textarea, input")) return;
      event.preventDefault();
      actions.menu(message, element.querySelector(".more"));
    },
  },
  origin,
  h("div", { class: "gutter" }, short ? h("time", { class: "small-time", datetime: message.timestamp }, clock(message.timestamp)) : avatar(message.author)),
  h("div", { class: "body" },
    !short && h("div", { class: "byline" },
      h("span", { class: "author" }, displayName(message.author)),
      message.author.bot && h("span", { class: "app-tag" }, "APP"),
      h("time", { datetime: message.timestamp, title: full(message.timestamp) }, clock(message.timestamp))),
    contents(message, actions),
    reactions(message),
    h("div", { class: "failure", role: "alert", hidden: true }),
    ephemeral && h("div", { class: "ephemeral-note" }, h("span", { "aria-hidden": "true" }, "👁 "), "Only you can see this · ",
      h("button", { class: "link", data: { key: `dismiss-${message.id}` }, onclick: () => actions.dismiss(message) }, "Dismiss message"))),
  h("button", {
    class: "more icon", tabindex: "-1", "aria-label": "More", "aria-haspopup": "menu", "aria-expanded": "false",
    onclick: (event) => actions.menu(message, event.currentTarget),
  }, "⋯"));
  finish(element);
  return element;
}

function contents(message, actions) {
  if (message.flags & LOADING) {
    return h("div", { class: "thinking" }, h("span", { class: "dots", "aria-hidden": "true" }, h("i"), h("i"), h("i")),
      `${displayName(message.author)} is thinking…`);
  }
  const isV2 = Boolean(message.flags & V2);
  const used = usedFiles(message);
  return [
    (message.content || message.edited_timestamp) && !isV2 && h("div", { class: "content" },
      h("div", { class: "markdown", html: message.html }), editedMark(message)),
    !(message.flags & SUPPRESS_EMBEDS) && message.embeds.map((one) => renderEmbed(one)),
    !isV2 && message.attachments.filter((one) => !used.has(one.url)).map((one) => attachment(one)),
    message.components.length > 0 && h("div", { class: isV2 ? "components v2" : "components" },
      renderComponents(message.components, { message, actions })),
    isV2 && editedMark(message),
    message.thread && state.channels.has(message.thread.id) && h("button", {
      class: "thread-link", onclick: () => actions.open(message.thread.id),
    }, `Thread: ${message.thread.name} ›`),
  ];
}

function editedMark(message) {
  return message.edited_timestamp && h("span", { class: "edited", title: full(message.edited_timestamp) }, "(edited)");
}

// Pictures that an embed shows are not shown again below it.
function usedFiles(message) {
  const urls = message.embeds.flatMap((one) => [one.image?.url, one.thumbnail?.url, one.author?.icon_url, one.footer?.icon_url]);
  return new Set(urls.filter(Boolean));
}

function originLine(message) {
  const reply = message.referenced_message;
  if (message.type === 19) {
    if (reply === undefined) return null;
    if (!reply) return h("div", { class: "origin" }, "↱ The original message was deleted");
    return h("button", { class: "origin", tabindex: "-1", onclick: () => jump(reply.id) },
      "↱ ", avatar(reply.author, "tiny"), h("span", { class: "author" }, displayName(reply.author)), " ",
      h("span", { class: "excerpt", html: reply.html || "<em>See the message</em>" }));
  }
  const interaction = message.interaction;
  if (!interaction) return null;
  const verb = message.type === 23 ? "used " : "used /";
  return h("div", { class: "origin" }, "↱ ", avatar(interaction.user, "tiny"),
    h("span", { class: "author" }, displayName(interaction.user)), " ", verb + interaction.name);
}

function jump(id) {
  const target = document.getElementById(`message-${id}`);
  if (!target) return;
  target.scrollIntoView({ block: "center" });
  target.focus();
}

const SHOWN = /^image\/(png|jpeg|gif|webp)/;

export function attachment(file) {
  if (SHOWN.test(file.content_type || "") && file.width) {
    return h("a", { class: "picture", href: file.url, target: "_blank", rel: "noopener" },
      h("img", { src: local(file.url), alt: file.description || file.filename, width: file.width, height: file.height, loading: "lazy" }));
  }
  return h("div", { class: "file" }, h("span", { "aria-hidden": "true" }, "📄"),
    h("a", { href: local(file.url), download: file.filename }, file.filename), h("span", { class: "size" }, bytes(file.size)));
}

export function bytes(count) {
  if (count < 1024) return `${count} bytes`;
  return count < 1048576 ? `${(count / 1024).toFixed(1)} KB` : `${(count / 1048576).toFixed(1)} MB`;
}

// The page may be open under another name of this machine than the one that files carry.
export function local(url) {
  const place = new URL(url, location.href);
  return place.pathname.startsWith("/attachments/") ? place.pathname : url;
}

function reactions(message) {
  if (!message.reactions?.length) return null;
  return h("div", { class: "reactions" }, message.reactions.map((one) =>
    h("span", { class: "reaction", title: `${one.count} reacted with ${one.emoji.name}` }, `${one.emoji.name} ${one.count}`)));
}

function finish(element) {
  localize(element);
  for (const code of element.querySelectorAll("pre.code")) {
    const button = h("button", { class: "copy", type: "button", onclick: async () => {
      await navigator.clipboard.writeText(code.querySelector("code").textContent);
      button.textContent = "Copied";
      setTimeout(() => { button.textContent = "Copy"; }, 1500);
    } }, "Copy");
    code.replaceWith(h("div", { class: "code-frame" }, code.cloneNode(true), button));
  }
  for (const spoiler of element.querySelectorAll(".spoiler")) {
    const show = () => { spoiler.classList.add("shown"); spoiler.removeAttribute("aria-label"); };
    spoiler.addEventListener("click", show);
    spoiler.addEventListener("keydown", (event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); show(); } });
  }
}

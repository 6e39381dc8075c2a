// Shows one embed.

import { h } from "./dom.js";
import { local } from "./message.js";
import { full } from "./time.js";

export function renderEmbed(embed) {
  const color = embed.color === undefined ? "#4e5058" : `#${embed.color.toString(16).padStart(6, "0")}`;
  return h("div", { class: "embed", style: { borderColor: color } },
    h("div", { class: "embed-main" },
      h("div", { class: "embed-text" },
        embed.author && h("div", { class: "embed-author" }, icon(embed.author), linked(embed.author.name, embed.author.url)),
        embed.title && h("div", { class: "embed-title markdown", html: embed.url ? "" : embed.html_title },
          embed.url && h("a", { href: embed.url, target: "_blank", rel: "noopener noreferrer nofollow", html: embed.html_title })),
        embed.description && h("div", { class: "markdown", html: embed.html_description }),
        embed.fields?.length && h("div", { class: "fields" }, embed.fields.map((one) =>
          h("div", { class: one.inline ? "field inline" : "field" },
            h("div", { class: "field-name markdown", html: one.html_name }),
            h("div", { class: "markdown", html: one.html_value }))))),
      embed.thumbnail && picture(embed.thumbnail, "thumbnail", embed.title)),
    embed.image && picture(embed.image, "embed-image", embed.image.description || embed.title),
    (embed.footer || embed.timestamp) && h("div", { class: "embed-footer" }, embed.footer && icon(embed.footer),
      [embed.footer?.text, embed.timestamp && full(embed.timestamp)].filter(Boolean).join(" · ")));
}

function linked(text, url) {
  return url ? h("a", { href: url, target: "_blank", rel: "noopener noreferrer nofollow" }, text) : text;
}

function icon(owner) {
  return owner.icon_url && h("img", { class: "embed-icon", src: local(owner.icon_url), alt: "" });
}

export function picture(media, kind, alt) {
  return h("a", { class: `picture ${kind}`, href: media.url, target: "_blank", rel: "noopener noreferrer nofollow" },
    h("img", { src: local(media.url), alt: alt || "Picture", width: media.width || null, height: media.height || null, loading: "lazy" }));
}

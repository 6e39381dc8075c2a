// Writes moments in the reader's own time zone and habits.

const FORMATS = {
  t: { timeStyle: "short" },
  T: { timeStyle: "medium" },
  d: { dateStyle: "short" },
  D: { dateStyle: "long" },
  f: { dateStyle: "long", timeStyle: "short" },
  F: { dateStyle: "full", timeStyle: "short" },
};
const UNITS = [["year", 31536000], ["month", 2592000], ["week", 604800], ["day", 86400], ["hour", 3600], ["minute", 60], ["second", 1]];

export function relative(moment) {
  const seconds = (moment - Date.now()) / 1000;
  const [unit, size] = UNITS.find(([, length]) => Math.abs(seconds) >= length) || UNITS.at(-1);
  return new Intl.RelativeTimeFormat(undefined, { numeric: "auto" }).format(Math.round(seconds / size), unit);
}

export function clock(iso) {
  return new Intl.DateTimeFormat(undefined, FORMATS.t).format(new Date(iso));
}

export function full(iso) {
  return new Intl.DateTimeFormat(undefined, FORMATS.F).format(new Date(iso));
}

export function localize(root) {
  for (const element of root.querySelectorAll("time[data-style]")) {
    const moment = new Date(element.getAttribute("datetime"));
    const style = element.dataset.style;
    element.textContent = style === "R" ? relative(moment) : new Intl.DateTimeFormat(undefined, FORMATS[style]).format(moment);
    element.title = full(moment);
  }
}

setInterval(() => localize(document), 30000);

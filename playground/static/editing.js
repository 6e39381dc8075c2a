// What the keys do in a box for text with code in it.

const INDENT = "    ";

// Whether a position is inside a ``` block that is still open.
export function inFence(text, position) {
  return (text.slice(0, position).match(/```/g) || []).length % 2 === 1;
}

function replace(box, start, end, text, selectStart, selectEnd) {
  box.setRangeText(text, start, end, "end");
  box.setSelectionRange(selectStart, selectEnd);
  box.dispatchEvent(new Event("input", { bubbles: true }));
}

export function insert(box, text, caret = text.length) {
  const start = box.selectionStart;
  replace(box, start, box.selectionEnd, text, start + caret, start + caret);
}

// Tab and Shift+Tab move the selected lines, as an editor does.
export function indent(box, outwards) {
  const { value, selectionStart, selectionEnd } = box;
  if (!outwards && selectionStart === selectionEnd) {
    insert(box, INDENT);
    return;
  }
  const start = value.lastIndexOf("\n", selectionStart - 1) + 1;
  const lines = value.slice(start, selectionEnd).split("\n");
  const moved = lines.map((line) => (outwards ? line.replace(/^ {1,4}/, "") : INDENT + line));
  const first = moved[0].length - lines[0].length;
  const all = moved.join("\n").length - lines.join("\n").length;
  replace(box, start, selectionEnd, moved.join("\n"), Math.max(start, selectionStart + first), selectionEnd + all);
}

// A new line keeps the indentation of the one above, and goes one step in after a colon.
export function newline(box) {
  const before = box.value.slice(0, box.selectionStart);
  const line = before.slice(before.lastIndexOf("\n") + 1);
  const spaces = line.match(/^ */)[0];
  const deeper = inFence(box.value, box.selectionStart) && line.trimEnd().endsWith(":") ? INDENT : "";
  insert(box, `\n${spaces}${deeper}`);
}

export function grow(box, most) {
  box.style.height = "0";
  box.style.height = `${Math.min(box.scrollHeight + 2, most)}px`;
}

// Tab indents; after Esc the next Tab moves the focus on, so that the keyboard is never caught.
export function codeKeys(box, wantsIndent) {
  let released = false;
  box.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !released && wantsIndent()) {
      // The first Esc frees Tab; only the next one leaves what is around the box.
      released = true;
      event.preventDefault();
      event.stopPropagation();
    }
    else if (event.key === "Tab" && !released && wantsIndent()) {
      event.preventDefault();
      indent(box, event.shiftKey);
    } else if (event.key !== "Shift") released = false;
  });
}

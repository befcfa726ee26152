// An area drawn with the mouse on a page fills the fields that say the same in percent; a finger scrolls as ever.
"use strict";
for (const page of document.querySelectorAll("svg[data-page]")) {
  let from = null, mark = null;
  const at = event => {
    const box = page.getBoundingClientRect(), part = value => Math.min(1, Math.max(0, value));
    return [part((event.clientX - box.left) / box.width), part((event.clientY - box.top) / box.height)];
  };
  const draw = event => {
    const to = at(event), view = page.viewBox.baseVal;
    const [left, right] = [from[0], to[0]].sort((a, b) => a - b), [top, bottom] = [from[1], to[1]].sort((a, b) => a - b);
    const sides = {x: left * view.width, y: top * view.height, width: (right - left) * view.width, height: (bottom - top) * view.height};
    for (const [name, value] of Object.entries(sides)) mark.setAttribute(name, value);
    for (const [name, value] of Object.entries({left, top, right, bottom})) document.getElementById(name).value = (100 * value).toFixed(1);
  };
  page.addEventListener("pointerdown", event => {
    if (event.pointerType === "touch" || event.button !== 0) return;
    event.preventDefault();
    from = at(event);
    mark = mark || page.appendChild(document.createElementNS(page.namespaceURI, "rect"));
    mark.setAttribute("class", "asked-box");
    document.getElementById("page").value = page.dataset.page;
    document.getElementById("page").closest("details").open = true;
    page.setPointerCapture(event.pointerId);
  });
  page.addEventListener("pointermove", event => { if (from) draw(event); });
  page.addEventListener("pointerup", () => { from = null; });
}

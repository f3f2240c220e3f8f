"use strict";
// The views of a prompt to go back to. What there is comes as JSON in the title of one model, what is wished goes back in its value.
document.addEventListener("aquatint-ready", () => {
  const doc = Bokeh.documents[0], model = doc.get_model_by_name("aquatint-views");
  if (model === null) return;
  let wishes = 0;
  const wish = (what, number) => { model.value = JSON.stringify({what, number, count: ++wishes}); };

  const make = (tag, properties, ...children) => {
    const e = Object.assign(document.createElement(tag), properties);
    e.append(...children);
    return e;
  };
  const list = make("ol", {role: "list"}), said = make("span", {role: "status"});
  const png = make("button", {type: "button", textContent: "Save PNG", title: "Save the view as it is now as a picture"});
  const html = make("button", {type: "button", textContent: "Save HTML", title: "Save the view as it is now as a page that needs no server"});
  const nav = make("nav", {id: "aquatint-strip"}, list, said, png, html);
  nav.setAttribute("aria-label", "Views");
  document.body.append(nav);
  document.body.classList.add("with-strip");
  nav.append(document.getElementById("aquatint-share"));

  const entry = ({number, label, pinned, shown}) => {
    const name = `view ${number}, ${label}`;
    const view = make("button", {type: "button", className: "view", title: label}, make("b", {textContent: number}), " " + label);
    if (shown) view.setAttribute("aria-current", "true");
    view.onclick = () => wish("show", number);
    const pin = make("button", {type: "button", className: "pin", textContent: pinned ? "\u2605" : "\u2606", title: pinned ? "Let go" : "Keep when newer ones come"});
    pin.setAttribute("aria-pressed", pinned);
    pin.setAttribute("aria-label", "Keep " + name);
    pin.onclick = () => wish(pinned ? "unpin" : "pin", number);
    const pop = make("a", {href: `?view=${number}&theme=${document.documentElement.className}`, target: "_blank", rel: "noopener", textContent: "\u2197", title: "Open in a tab of its own"});
    pop.setAttribute("aria-label", `Open ${name} in a tab of its own`);
    return make("li", {}, view, pin, pop);
  };
  const draw = () => {
    const at = [...list.querySelectorAll("button, a")].indexOf(document.activeElement);
    list.replaceChildren(...JSON.parse(model.title).map(entry));
    if (at >= 0) list.querySelectorAll("button, a")[at]?.focus();
    list.querySelector("[aria-current]")?.parentElement.scrollIntoView({block: "nearest", inline: "nearest"});
    nav.hidden = list.children.length === 0;
  };
  list.onkeydown = e => {
    const step = {ArrowRight: 1, ArrowLeft: -1}[e.key];
    if (!step) return;
    const views = [...list.querySelectorAll(".view")], at = views.findIndex(v => v.parentElement.contains(document.activeElement));
    views[at + step]?.focus();
    e.preventDefault();
  };
  model.properties.title.change.connect(draw);
  draw();

  const shown = () => { const v = JSON.parse(model.title).find(v => v.shown); return v ? `view-${v.number}` : "view"; };
  const save = (blob, name) => {
    const a = make("a", {href: URL.createObjectURL(blob), download: name});
    a.click();
    setTimeout(() => URL.revokeObjectURL(a.href), 60000);
    said.textContent = "saved " + name;
  };
  const trying = action => () => { said.textContent = "saving"; action().catch(e => { said.textContent = "could not be saved: " + e.message; }); };

  png.onclick = trying(async () => {
    const layer = Bokeh.index.get_by_id(doc.roots()[0].id).export("png", true);
    const blob = await new Promise(done => layer.canvas.toBlob(done, "image/png"));
    save(blob, shown() + ".png");
  });

  // the data as it is now, without maps (their address is this server's) and without what would ask the server
  html.onclick = trying(async () => {
    const scripts = await Promise.all([...document.scripts].filter(s => s.src.endsWith(".min.js")).map(async s => (await fetch(s.src)).text()));
    const tiles = [...doc._all_models.values()].filter(m => m.type === "TileRenderer" && m.visible);
    tiles.forEach(m => m.setv({visible: false}, {sync: false}));
    const json = doc.to_json(true);
    tiles.forEach(m => m.setv({visible: true}, {sync: false}));
    const root = doc.roots()[0].id, quoted = value => JSON.stringify(value).replaceAll("<", "\\u003c");
    const item = {docid: "d", roots: {[root]: "view"}, root_ids: [root]};
    const start = `Bokeh.embed.embed_items(${quoted({d: json})}, ${quoted([item])});`;
    const style = "html, body { height: 100%; margin: 0 } body { box-sizing: border-box; padding: 8px; background: " + getComputedStyle(document.body).backgroundColor + " } #view { display: contents }";
    const page = ["<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>", shown(), "</title><style>", style, "</style></head><body><div id=\"view\"></div>",
      ...[...scripts, start].map(s => "<script>" + s + "</script>"), "</body></html>"];
    save(new Blob(page, {type: "text/html"}), shown() + ".html");
  });
});

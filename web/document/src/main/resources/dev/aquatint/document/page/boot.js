"use strict";
(() => {
  // the system's colours have changed since it was asked: they are told again, and the page is drawn in them
  const scheme = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  const tell = value => { document.cookie = `aquatint-scheme=${value}; path=/; max-age=31536000; samesite=strict`; };
  if (location.protocol.startsWith("http") && !new URLSearchParams(location.search).has("theme")) {
    const before = document.cookie;
    tell(scheme);
    if (document.documentElement.className !== scheme && document.cookie !== before) { location.reload(); return; }
  }
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", e => tell(e.matches ? "dark" : "light"));

  const page = JSON.parse(document.getElementById("aquatint").textContent);
  const status = document.getElementById("aquatint-status");
  const say = text => { status.textContent = text; status.hidden = text === ""; };
  const gone = () => say("The page could not be opened: its session is over or the server cannot be reached. Reload to start afresh.");
  if (typeof Bokeh === "undefined") { gone(); return; }
  // an axis of BokehJS 3.10 keeps labels that it has let go of, and complains when it lets go of them again
  const axis = Bokeh.require("models/axes/axis").AxisView.prototype, labels = axis._init_major_labels;
  axis._init_major_labels = async function () { this._major_label_views.clear(); await labels.call(this); };
  // embed_items resolves when the views are built; the first picture follows by itself
  Bokeh.embed.embed_items({}, page.items, page.path).then(() => {
    say("");
    share.hidden = false;
    document.dispatchEvent(new Event("aquatint-ready"));
  }, gone);

  // what the reader has made of the page goes into its address, which others can open who are let in; the link for others lets in who has it
  const share = document.getElementById("aquatint-share"), panel = document.getElementById("aquatint-sharing");
  const make = (tag, properties, ...children) => {
    const e = Object.assign(document.createElement(tag), properties);
    e.append(...children);
    return e;
  };
  const ask = async what => {
    const answer = await fetch(page.path.replace(/\/$/, "") + what, { headers: { "Aquatint-Page": page.items[0].token } });
    if (!answer.ok) throw new Error(answer.status);
    return answer.text();
  };
  const here = ["localhost", "127.0.0.1", "[::1]"].includes(location.hostname) ? " This server listens to this machine only, so that it opens nowhere else." : "";
  const said = make("p", { id: "aquatint-said" });
  said.setAttribute("role", "status");
  const copy = async (address, text) => {
    said.textContent = "";
    await navigator.clipboard.writeText(address).then(() => said.append("Copied. " + text), () => said.append(text, make("input", { readOnly: true, value: address, onfocus() { this.select(); } })));
  };
  const trying = action => () => action().catch(e => { said.textContent = e.message === "403" ? "Not from here: only whoever was let in by the server\u2019s own address can do that, on a page that is open." : "Not now: reload the page"; });
  const view = async () => {
    const address = new URL(location.href), state = await ask("/state");
    if (state === "{}") address.searchParams.delete("state"); else address.searchParams.set("state", state);
    history.replaceState(null, "", address);
    return address;
  };
  const mine = async () => copy((await view()).href, "What you see is in the address of this page. The address has no token: it opens for you, in this browser, and for others who have been let in." + here);
  const guest = async () => {
    const address = await view();
    address.searchParams.set("token", await ask("/share"));
    await copy(address.href, "Whoever has this link can open this page, and no other, until you withdraw it or the server stops." + here);
  };
  const withdraw = async () => { await ask("/share?withdraw=true"); said.textContent = "Links for others do not open this page any more."; };
  const button = (textContent, action) => make("button", { type: "button", textContent, onclick: trying(action) });
  const close = () => { panel.hidden = true; share.setAttribute("aria-expanded", "false"); };
  panel.append(said, button("Copy link for others", guest), button("Withdraw links for others", withdraw), make("button", { type: "button", textContent: "Close", onclick: close }));
  panel.addEventListener("keydown", e => { if (e.key === "Escape") { close(); share.focus(); } });
  share.addEventListener("click", () => {
    if (!panel.hidden) { close(); return; }
    panel.hidden = false;
    share.setAttribute("aria-expanded", "true");
    trying(mine)();
  });
})();

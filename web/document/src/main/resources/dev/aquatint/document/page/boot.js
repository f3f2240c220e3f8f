"use strict";
(() => {
  const page = JSON.parse(document.getElementById("aquatint").textContent);
  const status = document.getElementById("aquatint-status");
  const say = text => { status.textContent = text; status.hidden = text === ""; };
  const gone = () => say("The page could not be opened: its session is over or the server cannot be reached. Reload to start afresh.");
  if (typeof Bokeh === "undefined") { gone(); return; }
  // embed_items resolves when the views are built; the first picture follows by itself
  Bokeh.embed.embed_items({}, page.items, page.path).then(() => say(""), gone);
})();

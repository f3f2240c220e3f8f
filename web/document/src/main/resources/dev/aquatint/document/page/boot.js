"use strict";
(() => {
  const page = JSON.parse(document.getElementById("aquatint").textContent);
  const status = document.getElementById("aquatint-status");
  const say = text => { status.textContent = text; status.hidden = text === ""; };
  const gone = () => say("The page could not be opened: its session is over or the server cannot be reached. Reload to start afresh.");
  if (typeof Bokeh === "undefined") { gone(); return; }
  // embed_items resolves when the views are built; the first picture follows by itself
  Bokeh.embed.embed_items({}, page.items, page.path).then(() => {
    say("");
    share.hidden = false;
    document.dispatchEvent(new Event("aquatint-ready"));
  }, gone);

  // what the reader has made of the page goes into its address, which others can open
  const share = document.getElementById("aquatint-share");
  const told = text => { share.textContent = text; setTimeout(() => { share.textContent = "Share"; }, 2500); };
  share.addEventListener("click", async () => {
    try {
      const answer = await fetch(page.path.replace(/\/$/, "") + "/state", { headers: { "Aquatint-Page": page.items[0].token } });
      if (!answer.ok) throw new Error(answer.status);
      const address = new URL(location.href), state = await answer.text();
      if (state === "{}") address.searchParams.delete("state"); else address.searchParams.set("state", state);
      history.replaceState(null, "", address);
      await navigator.clipboard.writeText(address.href).then(() => told("Copied"), () => told("It is in the address"));
    } catch { told("Not now: reload the page"); }
  });
})();

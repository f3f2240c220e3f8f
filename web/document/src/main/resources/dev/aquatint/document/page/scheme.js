"use strict";
// The server draws in colours that suit the system: it is told them once, in a cookie, and the page is asked for again.
(() => {
  const scheme = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  document.cookie = `aquatint-scheme=${scheme}; path=/; max-age=31536000; samesite=strict`;
  if (document.cookie.includes("aquatint-scheme=" + scheme)) { location.reload(); return; }
  const address = new URL(location.href);
  address.searchParams.set("theme", scheme);
  location.replace(address);
})();

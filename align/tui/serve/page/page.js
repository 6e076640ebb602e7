"use strict";
// Addresses are taken from where the page itself is, so that they hold behind a tunnel.
const here = new URL(".", window.location.href);
const terminal = document.getElementById("terminal");
const size = Number.parseInt(new URLSearchParams(window.location.search).get("fontsize"), 10);

terminal.dataset.sessionWebsocketUrl = `${here.href.replace(/^http/, "ws")}ws`;
terminal.dataset.fontSize = String(size >= 8 && size <= 48 ? size : 16);
document.getElementById("again").addEventListener("click", () => window.location.reload());

// The terminal takes keys without a click first; it appears some time after this script has run.
function takeKeys() {
  const keys = terminal.querySelector(".xterm-helper-textarea");
  if (keys) {
    keys.focus();
  }
  return Boolean(keys);
}
new MutationObserver((_, observer) => {
  if (takeKeys()) {
    observer.disconnect();
  }
}).observe(terminal, { childList: true, subtree: true });
window.addEventListener("focus", takeKeys);

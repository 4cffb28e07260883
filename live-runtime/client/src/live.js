// Connects the page: the last part of the script that a live page loads.
//
// Beside the csrf token in `<meta name="csrf-token">`, a page may set two things before this script runs:
// `window.LiveHooks`, the hooks by name, and `data-live-socket` on the script element, the path of the socket.
(() => {
  const script = document.currentScript;
  const path = script?.dataset.liveSocket || "/live";
  const csrf = () => document.querySelector("meta[name='csrf-token']")?.content ?? "";
  const liveSocket = new LiveView.LiveSocket(path, Phoenix.Socket, {
    // A function: of a plain object the client would also put each join's own parameters into the socket's URL.
    params: () => ({ _csrf_token: csrf() }),
    hooks: window.LiveHooks ?? {},
  });
  liveSocket.connect();
  window.liveSocket = liveSocket;
})();

// Connects the page: the last part of the script that a live page loads.
//
// Beside the csrf token in `<meta name="csrf-token">`, a page may set three things before this script runs:
// `window.LiveHooks`, the hooks by name, and on the script element `data-live-socket`, the path of the socket, and
// `data-live-hooks`, a module whose default export is more hooks by name. The page connects when it has been loaded.
(() => {
  const script = document.currentScript;
  const path = script?.dataset.liveSocket || "/live";
  const module = script?.dataset.liveHooks;
  const csrf = () => document.querySelector("meta[name='csrf-token']")?.content ?? "";
  const hooks = { ...window.LiveHooks };
  const liveSocket = new LiveView.LiveSocket(path, Phoenix.Socket, {
    // A function: of a plain object the client would also put each join's own parameters into the socket's URL.
    params: () => ({ _csrf_token: csrf() }),
    hooks,
  });
  window.liveSocket = liveSocket;
  if (!module) return liveSocket.connect();
  import(module)
    .then((loaded) => Object.assign(hooks, loaded.default, window.LiveHooks))
    // Without its hooks the page is still a page.
    .catch((reason) => console.error(`the hooks in ${module} cannot be loaded`, reason))
    .finally(() => liveSocket.connect());
})();

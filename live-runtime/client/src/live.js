// Connects the page: the last part of the script that a live page loads.
//
// Beside the csrf token in `<meta name="csrf-token">`, a page may set four things before this script runs:
// `window.LiveHooks`, the hooks by name, and on the script element `data-live-socket`, the path of the socket,
// `data-live-hooks`, a module whose default export is more hooks by name, and `data-live-long-poll`, after how many
// milliseconds without a websocket it polls, or `always`. The page connects when it has been loaded.
// Links with `data-method="post"` and what has `data-confirm` work also without a connection.
(() => {
  const script = document.currentScript;
  const path = script?.dataset.liveSocket || "/live";
  const longPoll = script?.dataset.liveLongPoll;
  const module = script?.dataset.liveHooks;
  const csrf = () => document.querySelector("meta[name='csrf-token']")?.content ?? "";
  const hooks = { ...window.LiveHooks };
  // What views keep in their page, by their elements: sealed, for the next join alone. A page that is loaded begins anew.
  const kept = new WeakMap();
  window.addEventListener("phx:live:persist", ({ detail }) => {
    const element = document.getElementById(detail.id);
    if (element) kept.set(element, detail.state);
  });
  const liveSocket = new LiveView.LiveSocket(path, Phoenix.Socket, {
    // A function: of a plain object the client would also put each join's own parameters into the socket's URL.
    params: (element) => ({ _csrf_token: csrf(), ...(kept.has(element) && { _persisted: kept.get(element) }) }),
    hooks,
    ...(longPoll === "always" ? { transport: Phoenix.LongPoll } : longPoll && { longPollFallbackMs: Number(longPoll) }),
  });
  window.liveSocket = liveSocket;

  // What a link may ask for beyond what a browser knows: `data-confirm`, a question before anything happens, for buttons too;
  // and `data-method="post"`, which sends a form with the csrf token. Before the client's own listeners, which this may stop.
  const clicked = (event) => {
    const asking = event.target.closest?.("[data-confirm]");
    if (asking && !window.confirm(asking.dataset.confirm)) {
      event.preventDefault();
      return event.stopImmediatePropagation();
    }
    const link = event.target.closest?.("a[data-method='post'][href]");
    if (!link || link.origin !== location.origin) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const form = document.createElement("form");
    const input = document.createElement("input");
    Object.assign(form, { method: "post", action: link.href, hidden: true });
    form.target = event.metaKey || event.ctrlKey || event.shiftKey ? "_blank" : link.target;
    Object.assign(input, { type: "hidden", name: "_csrf_token", value: csrf() });
    form.append(input);
    document.body.append(form);
    form.submit();
    form.remove();
  };
  window.addEventListener("click", clicked, { capture: true });

  if (!module) return liveSocket.connect();
  import(module)
    .then((loaded) => Object.assign(hooks, loaded.default, window.LiveHooks))
    // Without its hooks the page is still a page.
    .catch((reason) => console.error(`the hooks in ${module} cannot be loaded`, reason))
    .finally(() => liveSocket.connect());
})();

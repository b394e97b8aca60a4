(() => {
  const { version, events } = document.currentScript.dataset;
  let stream;
  const listen = () => {
    stream?.close();
    stream = new EventSource(events);
    stream.onmessage = (told) => { if (told.data !== version) location.reload(); };
    stream.onerror = () => { if (stream.readyState === EventSource.CLOSED) setTimeout(listen, 2000); };
  };
  // A browser keeps few connections to one server, so that only the page in sight may hold one.
  const look = () => document.hidden ? stream?.close() : listen();
  document.addEventListener("visibilitychange", look);
  look();

  const dialog = document.getElementById("kuril-archive-notice")?.shadowRoot?.querySelector("dialog");
  const closed = "kuril-archive: closed";
  dialog?.addEventListener("close", () => sessionStorage.setItem(closed, version));
  if (dialog && sessionStorage.getItem(closed) === version) dialog.close();
})();

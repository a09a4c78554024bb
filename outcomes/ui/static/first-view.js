// The first view leaves as soon as the page itself has something to read.
(() => {
  const view = document.getElementById("first-view");
  const root = document.getElementById("root");
  const has = (found) => root.querySelector(found) !== null;
  const drawn = () =>
    has("[role=dialog], [data-testid=stMain] :is([data-testid=stAlert], .oc-message)") ||
    (has("[data-testid=stMain] h1") && has("[data-testid=stMain] h2, [data-test-script-state=notRunning]"));
  const watch = new MutationObserver(() => {
    if (!drawn()) return;
    watch.disconnect();
    view.remove();
  });
  watch.observe(root, { childList: true, subtree: true, attributeFilter: ["data-test-script-state"] });
})();

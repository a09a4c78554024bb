
// The first view leaves as soon as the page itself has something to read.
(() => {
  const view = document.getElementById("first-view");
  const drawn = () => document.querySelector("#root :is([data-testid=stMain] :is(h1, [data-testid=stAlert], .oc-message), [role=dialog])");
  const watch = new MutationObserver(() => { if (drawn()) { watch.disconnect(); view.remove(); } });
  watch.observe(document.getElementById("root"), { childList: true, subtree: true });
})();

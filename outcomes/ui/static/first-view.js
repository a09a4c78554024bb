// The first view leaves as soon as the page itself has something to read.
const page = "[data-testid=stMain]", done = "[data-test-script-state=notRunning]";
const drawn = `[role=dialog], ${page} :is([data-testid=stAlert], .oc-message), ${page}:has(h1) h2, ${done} ${page} h1`;
const root = document.getElementById("root"), view = document.getElementById("first-view");
const watch = new MutationObserver(() => root.querySelector(drawn) && watch.disconnect(view.remove()));
watch.observe(root, { childList: true, subtree: true, attributeFilter: ["data-test-script-state"] });

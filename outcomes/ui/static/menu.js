// On a phone or a tablet the menu leaves its width to the page: closed to begin with, and closed again once a page is chosen.
(() => {
  if (window.outcomesMenu) return;
  window.outcomesMenu = true;
  const narrow = () => window.innerWidth < 1000;
  // The button is there only while the menu is open.
  const close = () => document.querySelector('[data-testid="stSidebarCollapseButton"] button')?.click();
  if (narrow()) close();
  // The groups of the menu stand inside a list that holds more than its entries; to a screen reader it is a group of links.
  const roles = () => {
    document.querySelectorAll('[data-testid="stSidebarNavItems"]').forEach((list) => {
      if (!list.hasAttribute("role")) list.setAttribute("role", "group");
      list.querySelectorAll("li:not([role])").forEach((entry) => entry.setAttribute("role", "none"));
    });
  };
  roles();
  new MutationObserver(roles).observe(document.body, { childList: true, subtree: true });
  document.addEventListener("click", (event) => {
    const chosen = event.target instanceof Element && event.target.closest('[data-testid="stSidebarNavLink"]');
    if (chosen && narrow()) setTimeout(close, 50);
  });
})();

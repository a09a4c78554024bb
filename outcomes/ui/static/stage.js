// Swipe, a presenter's clicker and full screen: what Streamlit's own buttons do not hear.
export default function ({ parentElement }) {
  const press = (name) => document.querySelector(`.st-key-present-${name} :is(button, a)`)?.click();
  const typing = (target) => target instanceof Element && target.closest("input, textarea, [role=combobox], [role=listbox]");
  let start = null;
  const down = (event) => { start = event.changedTouches[0]; };
  const up = (event) => {
    if (!start) return;
    const end = event.changedTouches[0];
    const [across, along] = [end.clientX - start.clientX, end.clientY - start.clientY];
    start = null;
    if (Math.abs(across) > 60 && Math.abs(across) > 2 * Math.abs(along)) press(across < 0 ? "next" : "previous");
  };
  const key = (event) => {
    if (typing(event.target) || event.altKey || event.ctrlKey || event.metaKey) return;
    const name = { PageDown: "next", PageUp: "previous", Escape: "leave" }[event.key];
    if (name) { event.preventDefault(); press(name); }
  };
  const full = parentElement.querySelector("button");
  full.onclick = () => (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen());
  document.addEventListener("touchstart", down, { passive: true });
  document.addEventListener("touchend", up);
  document.addEventListener("keydown", key);
  return () => {
    document.removeEventListener("touchstart", down);
    document.removeEventListener("touchend", up);
    document.removeEventListener("keydown", key);
  };
}

// Tab goes from the bank's pane to the journal's, and back with Shift; from there on it goes its usual way.
export function pair(left, right) {
  const to = (from, target, shift) => document.getElementById(from)?.addEventListener('keydown', e => {
    if (e.key !== 'Tab' || e.shiftKey !== shift || e.ctrlKey || e.altKey || e.metaKey || e.target.id !== from) return;
    const other = document.getElementById(target);
    if (other) { e.preventDefault(); other.focus(); }
  });
  to(left, right, false);
  to(right, left, true);
}

// What the frame does without asking the server: theme, rail, skip link, search focus, reload.
const root = document.documentElement;
const keep = (key, value) => { try { localStorage.setItem(key, value); } catch { /* private windows may refuse */ } };
const isDark = () => root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
const acts = {
  theme() { const next = isDark() ? 'light' : 'dark'; keep('ls-theme', next); root.setAttribute('data-theme', next); },
  rail() { const next = root.dataset.rail === 'folded' ? 'open' : 'folded'; keep('ls-rail', next); root.setAttribute('data-rail', next); },
  skip() { const main = document.getElementById('main'); main?.focus(); main?.scrollIntoView(); },
  reload() { location.reload(); },
  menu() { root.toggleAttribute('data-menu'); },
};
document.addEventListener('click', e => {
  const act = e.target.closest('[data-do]')?.dataset.do;
  if (act && acts[act]) { e.preventDefault(); acts[act](); return; }
  if (root.hasAttribute('data-menu') && e.target.closest('a, .rail-veil')) root.removeAttribute('data-menu');
}, true);
// A row of places that is wider than the phone, or a list taller than its room: the one that is open comes into view.
const bring = () => document.querySelectorAll('[data-bring]').forEach(nav => {
  const at = nav.querySelector('.active, [aria-current]')?.getBoundingClientRect(), seen = nav.getBoundingClientRect();
  if (!at) return;
  nav.scrollLeft += at.left - seen.left - (seen.width - at.width) / 2;
  nav.scrollTop += at.top - seen.top - (seen.height - at.height) / 2;
});
// Every page that is entered gets the focus on its heading.
document.addEventListener('focusin', e => { if (e.target.tagName === 'H1') bring(); });
bring();
const isTyping = t => !!t.closest?.('input:not([type=checkbox]), textarea, select, [contenteditable], .rz-dialog');
export const singleKeys = () => { try { return localStorage.getItem('ls-keys') !== 'off'; } catch { return true; } };
document.addEventListener('keydown', e => {
  const isSearch = (e.key === 'k' && (e.ctrlKey || e.metaKey)) || (e.key === '/' && !e.ctrlKey && !e.metaKey && !e.altKey && !isTyping(e.target) && singleKeys());
  if (isSearch) { e.preventDefault(); document.getElementById('search')?.focus(); }
  if (e.key === 'Escape' && root.hasAttribute('data-menu')) root.removeAttribute('data-menu');
});

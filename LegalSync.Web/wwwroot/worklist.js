// The list's highlight moves in the browser, for every key press is a round trip; the server hears of it after a pause.
const pause = 60, chordTime = 1500;
const isTyping = t => !!t.closest('input:not([type=checkbox]), textarea, select, [contenteditable]');
const isControl = t => !!t.closest('button, a, summary, input');
const singleKeys = () => { try { return localStorage.getItem('ls-keys') !== 'off'; } catch { return true; } };

export const isPhone = () => matchMedia('(max-width: 640px)').matches;
export const focus = selector => document.querySelector(selector)?.focus();
export const keysAreOn = singleKeys;
export function switchKeys(on) { try { localStorage.setItem('ls-keys', on ? 'on' : 'off'); } catch { /* not remembered */ } }
export const copy = text => navigator.clipboard?.writeText(text);

export function attach(region, server, count, first) {
  let active = first, timer = 0, chord = '', chordTimer = 0;
  const scope = region.closest('[data-keys]') ?? region, body = region.querySelector('tbody');
  const rows = () => body.querySelectorAll('tr[aria-rowindex]');
  const paint = () => rows().forEach(row => {
    const on = +row.getAttribute('aria-rowindex') === active + 2;
    if (on !== row.hasAttribute('data-active')) row.toggleAttribute('data-active', on);
  });
  const reveal = index => {
    const row = rows()[0], height = row ? row.getBoundingClientRect().height : 36, head = region.querySelector('thead').getBoundingClientRect().height;
    const top = index * height, seen = region.clientHeight - head;
    if (top < region.scrollTop) region.scrollTop = top;
    else if (top + height > region.scrollTop + seen) region.scrollTop = top + height - seen;
  };
  const tell = () => { clearTimeout(timer); timer = setTimeout(() => server.invokeMethodAsync('Activated', active), pause); };
  const move = (to, extend) => {
    to = Math.max(0, Math.min(count - 1, to));
    if (count === 0) return;
    const from = active;
    active = to; reveal(to); paint();
    if (extend) { clearTimeout(timer); server.invokeMethodAsync('Extended', from, to); } else tell();
  };
  const press = key => { clearTimeout(timer); server.invokeMethodAsync('Pressed', key, active); };
  const page = () => Math.max(1, Math.floor((region.clientHeight - 36) / 36) - 1);
  const moves = { j: 1, k: -1, ArrowDown: 1, ArrowUp: -1 };

  const onKey = e => {
    if (e.ctrlKey || e.metaKey || e.altKey || isTyping(e.target)) return;
    const inList = region.contains(e.target), single = e.key.length === 1;
    if (single && !singleKeys()) return;
    if (chord) {
      const whole = chord + ' ' + e.key;
      chord = ''; clearTimeout(chordTimer); e.preventDefault(); press(whole);
      return;
    }
    const letter = e.key.length === 1 ? e.key.toLowerCase() : e.key;
    if (letter in moves && (single || inList)) { e.preventDefault(); move(active + moves[letter], e.shiftKey); return; }
    if (inList && (e.key === 'Home' || e.key === 'End')) { e.preventDefault(); move(e.key === 'Home' ? 0 : count - 1); return; }
    if (inList && (e.key === 'PageDown' || e.key === 'PageUp')) { e.preventDefault(); move(active + (e.key === 'PageDown' ? page() : -page())); return; }
    if (inList && (e.key === 'ArrowLeft' || e.key === 'ArrowRight')) { e.preventDefault(); press(e.key); return; }
    if (e.key === 'g' || e.key === '*' || e.key === 'v') { chord = e.key; clearTimeout(chordTimer); chordTimer = setTimeout(() => chord = '', chordTime); e.preventDefault(); return; }
    if ((e.key === 'Enter' || e.key === ' ') && isControl(e.target)) return;
    if (e.key === '/') return;
    if (e.key === 'Enter' || e.key === 'Escape' || single) {
      if (e.key === ' ') return;
      e.preventDefault(); press(e.key);
    }
  };
  const onClick = e => {
    const row = e.target.closest('tr[aria-rowindex]');
    if (!row || e.target.closest('input, button, a')) return;
    const to = +row.getAttribute('aria-rowindex') - 2, from = active;
    active = to; paint();
    if (e.shiftKey) server.invokeMethodAsync('Extended', from < 0 ? to : from, to);
    else { clearTimeout(timer); server.invokeMethodAsync('Opened', to); }
  };
  const watch = new MutationObserver(paint);
  watch.observe(body, { childList: true, subtree: true, attributes: true, attributeFilter: ['aria-rowindex'] });
  paint();
  scope.addEventListener('keydown', onKey);
  body.addEventListener('click', onClick);
  return {
    activate(index, total, show) { active = index; count = total; if (show && index >= 0) reveal(index); paint(); },
    keep(total) { count = total; active = Math.min(Math.max(active, 0), total - 1); paint(); },
    dispose() { watch.disconnect(); clearTimeout(timer); clearTimeout(chordTimer); scope.removeEventListener('keydown', onKey); body.removeEventListener('click', onClick); },
  };
}

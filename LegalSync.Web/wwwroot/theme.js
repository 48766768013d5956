// Runs before the first paint, so that a remembered theme or folded rail never flashes.
(() => {
  const root = document.documentElement;
  const read = key => { try { return localStorage.getItem(key); } catch { return null; } };
  const apply = () => {
    const theme = read('ls-theme');
    if (theme) root.setAttribute('data-theme', theme); else root.removeAttribute('data-theme');
    root.setAttribute('data-rail', read('ls-rail') ?? 'open');
  };
  apply();
  // Blazor's enhanced navigation may rewrite the root element's attributes.
  new MutationObserver(() => {
    if (root.getAttribute('data-rail') !== (read('ls-rail') ?? 'open') || root.getAttribute('data-theme') !== read('ls-theme')) apply();
  }).observe(root, { attributes: true });
})();

// One stop of Tab for the whole strip; arrows move within it, Enter opens and goes on to the list.
export function attach(region, list) {
  const at = (row, column) => region.querySelector(`[data-cell="${row},${column}"]`);
  const go = to => {
    if (!to) return;
    region.querySelectorAll('[data-cell][tabindex="0"]').forEach(cell => cell.tabIndex = -1);
    to.tabIndex = 0;
    to.focus();
  };
  const onKey = e => {
    const cell = e.target.closest?.('[data-cell]');
    if (!cell || e.ctrlKey || e.altKey || e.metaKey) return;
    const [row, column] = cell.dataset.cell.split(',').map(Number), width = cell.closest('tr').querySelectorAll('[data-cell]').length;
    const moves = {
      ArrowLeft: () => at(row, column - 1), ArrowRight: () => at(row, column + 1), ArrowUp: () => at(row - 1, column), ArrowDown: () => at(row + 1, column),
      Home: () => at(row, 0), End: () => at(row, width - 1),
    };
    if (e.key in moves) { e.preventDefault(); go(moves[e.key]()); }
    else if (e.key === 'Enter') { e.preventDefault(); cell.click(); document.getElementById(list)?.focus({ preventScroll: true }); }
  };
  region.addEventListener('keydown', onKey);
  const wanted = [...region.querySelectorAll('.cell.open')].at(-1), name = region.querySelector('th.name');
  region.scrollLeft = wanted ? wanted.offsetLeft - name.offsetWidth - 8 : region.scrollWidth;
  return { dispose() { region.removeEventListener('keydown', onKey); } };
}

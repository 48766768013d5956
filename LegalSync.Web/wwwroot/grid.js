// A table of inputs that is worked like a spreadsheet; the server hears of a field when it was changed.
const caretAtEnd = cell => cell.tagName === 'SELECT' || (cell.selectionStart === cell.value.length && cell.selectionEnd === cell.value.length) || cell.selectionEnd - cell.selectionStart === cell.value.length;
const caretAtStart = cell => cell.tagName === 'SELECT' || (cell.selectionStart === 0 && (cell.selectionEnd === 0 || cell.selectionEnd === cell.value.length));

export function attach(region) {
  const at = (row, column) => region.querySelector(`[data-cell="${row},${column}"]`);
  const fill = cell => {
    if (cell.value !== '' || !cell.dataset.suggestion) return false;
    cell.value = cell.dataset.suggestion;
    cell.dispatchEvent(new Event('change', { bubbles: true }));
    return true;
  };
  const onKey = e => {
    const cell = e.target.closest?.('[data-cell]');
    if (!cell || e.altKey || e.metaKey) return;
    const [row, column] = cell.dataset.cell.split(',').map(Number);
    const go = (to, first) => {
      if (!to) return;
      e.preventDefault();
      to.focus();
      if (to.select && !first) to.select();
    };
    if (e.key === 'Enter' && e.ctrlKey) {
      e.preventDefault();
      cell.blur();
      for (let c = 0; at(row, c); c++) fill(at(row, c));
      (at(row + 1, column) ?? cell).focus();
    } else if (e.ctrlKey) return;
    else if (e.key === 'Enter') { e.preventDefault(); go(at(row + (e.shiftKey ? -1 : 1), column)); }
    else if (e.key === 'ArrowDown') go(at(row + 1, column));
    else if (e.key === 'ArrowUp') go(at(row - 1, column));
    else if (e.key === 'ArrowRight' && !e.shiftKey && caretAtEnd(cell)) { if (fill(cell)) e.preventDefault(); else go(at(row, column + 1)); }
    else if (e.key === 'ArrowLeft' && !e.shiftKey && caretAtStart(cell)) go(at(row, column - 1));
  };
  region.addEventListener('keydown', onKey);
  return { dispose() { region.removeEventListener('keydown', onKey); } };
}

namespace LegalSync.Tests.Oracle;

/// <summary>Adds vouchers up into the books they make.</summary>
internal sealed class Tally
{
    private readonly Dictionary<(string Account, string Customer), long> _balances = [];
    private readonly List<ExpectedDocument> _standing = [];
    private readonly List<ExpectedDocument> _posted = [];

    public IReadOnlyList<ExpectedDocument> Standing => _standing;

    /// <summary>A document that was there before.</summary>
    public void Found(Voucher voucher) => Add(_standing, voucher);

    /// <summary>A document that LegalSync writes.</summary>
    public void Posts(Voucher voucher) => Add(_posted, voucher);

    public ExpectedBooks Close() => new() { Balances = _balances, Posted = _posted, Standing = _standing };

    private void Add(List<ExpectedDocument> list, Voucher voucher)
    {
        if (voucher.Lines.Sum(line => line.Cents) is var over and not 0)
        {
            throw new InvalidOperationException($"{voucher.Document} is out of balance by {Whole.Text(over)}.");
        }

        foreach (var line in voucher.Lines.Where(line => line.Cents != 0))
        {
            _balances[(line.Account, line.Customer)] = _balances.GetValueOrDefault((line.Account, line.Customer)) + line.Cents;
        }

        list.Add(voucher.Document);
    }
}

using System.Globalization;
using LegalSync.Domain.Amounts;

namespace LegalSync.Domain.ParallelRun;

/// <summary>One or several records of one side, as one: what each field says, for a person and for the comparison.</summary>
internal sealed class JoinedSide(IReadOnlyList<ComparedSide> sides)
{
    private readonly bool _namesSeveral = sides.SelectMany(CustomersOf).Distinct(StringComparer.Ordinal).Skip(1).Any();

    public bool IsOne => sides.Count == 1;

    public bool IsInvoice => sides.Any(side => side.Document == Posting.BooksKind.Invoice);

    public bool IsSummary => sides.Any(side => side.IsSummary);

    public Money Amount => sides.Select(side => side.Amount).Aggregate((sum, amount) => sum + amount);

    public bool KnowsWhose => sides.All(side => side.IsTrust is not null);

    public string Direction => Join(sides.Select(side => side.IsIn switch { true => "in", false => "out", null => "" }));

    public string Side => Join(sides.Select(side => (side.IsIn, side.IsTrust) switch
    {
        (true, true) => "into trust",
        (false, true) => "out of trust",
        (true, false) => "into operating",
        (false, false) => "out of operating",
        (true, null) => "in",
        (false, null) => "out",
        (null, _) => "",
    }));

    public string Customer => Join(sides.SelectMany(CustomersOf), "; ");

    /// <summary>What customers are compared by: keys where they are known, else names.</summary>
    public string CustomerKey => Join(sides.SelectMany(side => side.CustomerKey.Length > 0 ? side.CustomerKey.Split(';') : [side.Customer]), ";");

    public string Bank => Join(sides.Select(side => side.Bank));

    public Money? Tax => sides.All(side => side.Tax is not null) ? sides.Select(side => side.Tax!.Value).Aggregate((sum, tax) => sum + tax) : null;

    public string Class => Join(sides.SelectMany(side => side.Lines).Select(line => line.Class));

    public string Dates => Join(sides.Select(side => side.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));

    public string Number => Join(sides.Select(side => side.Number.Trim()));

    public string Pays => Join(sides.SelectMany(side => side.Pays.Split(", ")));

    public string Document => Join(sides.Select(side => side.Document.ToString()));

    /// <summary>Sums by item.</summary>
    public string Items => Sums(Lines.Where(line => line.Item.Length > 0), line => line.Item);

    /// <summary>Sums by account, of lines that name no item; where several clients are named, by client as well.</summary>
    public string Accounts => Sums(Lines.Where(line => line.Item.Length == 0), Place);

    public string LinesText => string.Join("; ", LineOrder.Sort(Lines).Select(line => $"{(line.Item.Length > 0 ? line.Item : Place(line))} {Figure(line.Amount)}"));

    private IEnumerable<ComparedLine> Lines => sides.SelectMany(side => side.Lines.Select(line =>
        line with { Class = "", Customer = !_namesSeveral ? "" : line.Customer.Length > 0 ? line.Customer : side.Customer }));

    /// <summary>Each field with what it says, in the order in which they count.</summary>
    public IEnumerable<(ComparedField Field, string Text)> Said() =>
    [
        (ComparedField.Amount, Amount.ToString()),
        (ComparedField.Side, Side),
        (ComparedField.Customer, Customer),
        (ComparedField.Bank, Bank),
        (ComparedField.Items, Items),
        (ComparedField.Accounts, Accounts),
        (ComparedField.Tax, Tax is { IsZero: false } tax ? tax.ToString() : ""),
        (ComparedField.Class, Class),
        (ComparedField.Date, Dates),
        (ComparedField.Number, Number),
        (ComparedField.Pays, Pays),
        (ComparedField.Document, Document),
    ];

    private static IEnumerable<string> CustomersOf(ComparedSide side) => side.Customer.Split("; ");

    private static string Place(ComparedLine line) => line.Customer.Length > 0 ? $"{line.Account} for {line.Customer}" : line.Account;

    private static string Sums(IEnumerable<ComparedLine> lines, Func<ComparedLine, string> place) => string.Join("; ", lines
        .GroupBy(place, StringComparer.Ordinal)
        .Select(group => (group.Key, Sum: group.Select(line => line.Amount).Aggregate((sum, amount) => sum + amount)))
        .Where(group => !group.Sum.IsZero)
        .OrderBy(group => group.Key, StringComparer.Ordinal)
        .Select(group => $"{group.Key} {Figure(group.Sum)}"));

    private static string Figure(Money amount) => amount.ToPlainString("N");

    private static string Join(IEnumerable<string> texts, string between = ", ") =>
        string.Join(between, texts.Where(text => text.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
}

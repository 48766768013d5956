using System.Globalization;
using LegalSync.Domain.Amounts;
using LegalSync.Domain.Trust;

namespace LegalSync.Web.Features.Trust.Overview;

/// <summary>The settings of a trust account as a person types them.</summary>
public sealed class AccountForm
{
    private const int MostHoldDays = 120;
    private static readonly InstrumentKind[] _held = [InstrumentKind.Check, InstrumentKind.CashiersCheck, InstrumentKind.Wire, InstrumentKind.ElectronicCheck, InstrumentKind.Card, InstrumentKind.Unknown];
    private readonly Currency _currency;

    /// <summary>A form that shows settings.</summary>
    public AccountForm(TrustAccountSettings settings, Currency currency)
    {
        _currency = currency;
        (Title, Bank, LastFour, Kind, Jurisdiction) = (settings.Title, settings.Bank, settings.LastFour, settings.Kind, settings.Jurisdiction);
        Cap = AmountInput.Write(settings.CushionCapMinor, currency);
        Individual = AmountInput.Write(settings.IndividualFromMinor, currency);
        CheckStart = settings.CheckStart?.ToString(CultureInfo.InvariantCulture) ?? "";
        HoldDays = [.. _held.Select(kind => new HoldField(kind) { Days = settings.HoldDays.TryGetValue(kind, out var days) ? days.ToString(CultureInfo.InvariantCulture) : "" })];
    }

    /// <summary>Title at the bank.</summary>
    public string Title { get; set; }

    /// <summary>The bank.</summary>
    public string Bank { get; set; }

    /// <summary>Last four digits.</summary>
    public string LastFour { get; set; }

    /// <summary>Pooled or individual.</summary>
    public TrustAccountKind Kind { get; set; }

    /// <summary>Code of the profile.</summary>
    public string Jurisdiction { get; set; }

    /// <summary>Most of the firm's own money; empty leaves it to the profile.</summary>
    public string Cap { get; set; }

    /// <summary>Balance from which an own account is asked for; empty asks for none.</summary>
    public string Individual { get; set; }

    /// <summary>First cheque number in use; empty watches no gaps.</summary>
    public string CheckStart { get; set; }

    /// <summary>Days until a receipt counts as collected, by instrument; empty takes the usual days.</summary>
    public IReadOnlyList<HoldField> HoldDays { get; }

    /// <summary>What is wrong, by field; nothing when it can be kept.</summary>
    public IReadOnlyDictionary<string, string> Problems { get; private set; } = new Dictionary<string, string>();

    /// <summary>The settings, or null when a field is wrong; <see cref="Problems"/> says which.</summary>
    public TrustAccountSettings? Read()
    {
        var problems = new Dictionary<string, string>(StringComparer.Ordinal);
        var (cap, individual) = (Amount(Cap, nameof(Cap), 0, problems), Amount(Individual, nameof(Individual), 1, problems));
        Check(problems, nameof(Title), Title.Trim().Length == 0, "Write the account's title, as the bank has it.");
        Check(problems, nameof(LastFour), LastFour.Trim().Length is not (0 or 4) || LastFour.Trim().Any(digit => !char.IsAsciiDigit(digit)), "Four digits, or nothing.");
        var start = Number(CheckStart, nameof(CheckStart), 9_999_999_999, problems);
        var days = new Dictionary<InstrumentKind, int>();
        foreach (var field in HoldDays)
        {
            if (Number(field.Days, field.Key, MostHoldDays, problems) is { } known)
            {
                days[field.Kind] = (int)known;
            }
        }

        Problems = problems;
        return problems.Count > 0 ? null : new TrustAccountSettings(Title.Trim(), Bank.Trim(), LastFour.Trim(), Kind, Jurisdiction)
        {
            CushionCapMinor = cap,
            IndividualFromMinor = individual,
            CheckStart = start,
            HoldDays = days,
        };
    }

    private static void Check(Dictionary<string, string> problems, string field, bool isWrong, string say)
    {
        if (isWrong)
        {
            problems[field] = say;
        }
    }

    private long? Amount(string text, string field, long least, Dictionary<string, string> problems)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var amount = AmountInput.Read(text, _currency);
        Check(problems, field, amount is null || amount.Value.Minor < least, "An amount such as 500.00, or nothing.");
        return amount?.Minor;
    }

    private static long? Number(string text, string field, long most, Dictionary<string, string> problems)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var isNumber = long.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= most;
        Check(problems, field, !isNumber, string.Create(CultureInfo.InvariantCulture, $"A whole number up to {most}, or nothing."));
        return isNumber ? number : null;
    }
}

/// <summary>Hold days of one instrument.</summary>
/// <param name="kind">The instrument.</param>
public sealed class HoldField(InstrumentKind kind)
{
    /// <summary>The instrument.</summary>
    public InstrumentKind Kind { get; } = kind;

    /// <summary>Its key among the problems.</summary>
    public string Key => $"hold-{Kind}";

    /// <summary>Business days; empty takes the usual ones.</summary>
    public string Days { get; set; } = "";

    /// <summary>The usual days.</summary>
    public int Usual => HoldSchedule.Usual.Days(Kind);
}

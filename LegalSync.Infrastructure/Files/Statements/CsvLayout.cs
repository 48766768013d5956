using System.Text.Json;
using System.Text.Json.Serialization;

namespace LegalSync.Infrastructure.Files.Statements;

/// <summary>What a column of a bank's table holds.</summary>
public enum CsvColumnRole
{
    /// <summary>Nothing that is read.</summary>
    Ignored,

    /// <summary>The day of booking.</summary>
    Date,

    /// <summary>An amount that goes either way.</summary>
    Amount,

    /// <summary>Money out.</summary>
    Debit,

    /// <summary>Money in.</summary>
    Credit,

    /// <summary>A word that says whether money came or went.</summary>
    TypeWord,

    /// <summary>The bank's words; there may be several such columns.</summary>
    Description,

    /// <summary>The cheque's number.</summary>
    CheckNumber,

    /// <summary>A reference.</summary>
    Reference,

    /// <summary>The balance behind each line.</summary>
    Balance,

    /// <summary>Whether a line is booked or pending.</summary>
    Status,
}

/// <summary>Where the sign of an amount comes from.</summary>
public enum CsvSigns
{
    /// <summary>Minus, parentheses or DR before or behind the amount mean money out.</summary>
    AsWritten,

    /// <summary>The other way round: minus means money in.</summary>
    Turned,

    /// <summary>From the column with the type word.</summary>
    ByTypeWord,

    /// <summary>From which of the two columns, debit or credit, is filled.</summary>
    ByColumn,
}

/// <summary>How a bank lays its table out. A firm's choice for an account, kept and used again.</summary>
public sealed record CsvLayout
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <summary>What stands between fields.</summary>
    public char Delimiter { get; init; } = ',';

    /// <summary>The line of the headings, counted from 1; nought when there are none.</summary>
    public int HeaderLine { get; init; }

    /// <summary>What each column holds, in order. A row has as many fields.</summary>
    public IReadOnlyList<CsvColumnRole> Columns { get; init; } = [];

    /// <summary>How dates are written; null to let the whole column show it.</summary>
    public DateOrder? Dates { get; init; }

    /// <summary>Where the sign comes from.</summary>
    public CsvSigns Signs { get; init; }

    /// <summary>Where a column stands, counted from nought; -1 when there is none.</summary>
    public int At(CsvColumnRole role)
    {
        for (var i = 0; i < Columns.Count; i++)
        {
            if (Columns[i] == role)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The layout as JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Json);

    /// <summary>A layout from JSON; null, with a sentence, when the text is none.</summary>
    public static CsvLayout? FromJson(string json, out string problem)
    {
        try
        {
            var layout = JsonSerializer.Deserialize<CsvLayout>(json, Json);
            problem = layout?.Lack() ?? "The layout is empty.";
            return problem.Length == 0 ? layout : null;
        }
        catch (JsonException wrong)
        {
            problem = $"The layout is not what it should be: {wrong.Message}";
            return null;
        }
    }

    /// <summary>What keeps the layout from being used, a sentence; empty when nothing does.</summary>
    public string Lack()
    {
        foreach (var role in Enum.GetValues<CsvColumnRole>().Where(role => role is not (CsvColumnRole.Ignored or CsvColumnRole.Description)))
        {
            if (Columns.Count(column => column == role) > 1)
            {
                return $"Two columns are given as {role}.";
            }
        }

        bool Has(CsvColumnRole role) => Columns.Contains(role);
        return !Has(CsvColumnRole.Date) ? "No column holds the date."
            : Signs == CsvSigns.ByColumn && !(Has(CsvColumnRole.Debit) && Has(CsvColumnRole.Credit)) ? "Only one half of a debit and credit pair is there."
            : Signs != CsvSigns.ByColumn && !Has(CsvColumnRole.Amount) ? "No column holds the amount."
            : Signs == CsvSigns.ByTypeWord && !Has(CsvColumnRole.TypeWord) ? "No column holds the word that says whether money came or went."
            : "";
    }
}

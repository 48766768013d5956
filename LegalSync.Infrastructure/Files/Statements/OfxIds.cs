using System.Globalization;
using LegalSync.Domain.Statements;

namespace LegalSync.Infrastructure.Files.Statements;

/// <summary>What the bank's own ids tell: OFX says each is there and unique, banks keep neither. They are never keys; they are worth a warning.</summary>
internal static class OfxIds
{
    /// <summary>Adds what is remarkable about the ids of one statement.</summary>
    public static void Warn(List<StatementLine> lines, List<string> warnings)
    {
        var without = lines.Count(line => line.BankId.Length == 0);
        if (without > 0)
        {
            warnings.Add(string.Create(CultureInfo.InvariantCulture,
                $"{without} of {lines.Count} lines come without the bank's id (FITID); they are told apart by day, amount, text and cheque number."));
        }

        foreach (var group in lines.Where(line => line.BankId.Length > 0).GroupBy(line => line.BankId, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            var places = string.Join(", ", group.Select(line => line.Place.ToString(CultureInfo.InvariantCulture)));
            warnings.Add(group.Select(line => line with { Place = 0 }).Distinct().Count() == 1
                ? $"The lines of the file {places} are equal in everything, also in the bank's id {group.Key}: make sure that this happened {group.Count()} times and was not downloaded twice."
                : $"The bank gave the id {group.Key} to several lines of the file ({places}); all are kept.");
        }
    }
}

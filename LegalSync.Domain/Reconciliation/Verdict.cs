using System.Globalization;
using LegalSync.Domain.Amounts;

namespace LegalSync.Domain.Reconciliation;

/// <summary>Says of records that stand together whether they agree, by how much not, why, and what spoke for the pair.</summary>
internal sealed class Verdict(Workbench bench)
{
    /// <summary>The finished pair.</summary>
    public RecordPair On(Candidate[] source, Candidate[] ledger)
    {
        var difference = ledger.Sum(row => row.Minor) - source.Sum(row => row.Minor);
        var reasons = new List<string>();
        var cause = source.Length == 1 && ledger.Length == 1
            ? OnTwo(source[0], ledger[0], reasons)
            : OnGroup(source, ledger, reasons);
        if (source.Concat(ledger).Any(row => row.IsTurned))
        {
            reasons.Add($"the {(source.Any(row => row.IsTurned) ? "source" : "ledger")} writes these with the other sign");
        }

        var currency = source[0].Record.Amount.Currency;
        return new RecordPair([.. source.Select(row => row.Record)], [.. ledger.Select(row => row.Record)],
            Money.FromMinor(difference, currency), cause, reasons);
    }

    private DifferenceCause OnTwo(Candidate source, Candidate ledger, List<string> reasons)
    {
        var found = bench.Weigh(source, ledger);
        var amount = AmountCause.Of(source.Minor, ledger.Minor, source.Phrase + " " + ledger.Phrase);
        AddAgreements(source, ledger, found, reasons);
        reasons.Add(amount == DifferenceCause.None
            ? $"amount {Figure(source.Minor, source)} in both"
            : $"source {Figure(source.Minor, source)}, ledger {Figure(ledger.Minor, ledger)}: {Explain(amount)}");
        AddContradictions(source, ledger, found, reasons);
        return found.Kinds == KindFit.Miskeyed ? DifferenceCause.Kind
            : amount != DifferenceCause.None ? amount
            : found.Client == Likeness.Different ? DifferenceCause.Client
            : found.Matter == Likeness.Different ? DifferenceCause.Matter
            : !found.DateAgrees ? DifferenceCause.Date
            : found.NumbersConflict ? DifferenceCause.Number
            : DifferenceCause.None;
    }

    private DifferenceCause OnGroup(Candidate[] source, Candidate[] ledger, List<string> reasons)
    {
        var weighed = source.SelectMany(one => ledger.Select(other => bench.Weigh(one, other))).ToList();
        var (sourceSum, ledgerSum) = (source.Sum(row => row.Minor), ledger.Sum(row => row.Minor));
        var amount = AmountCause.Of(sourceSum, ledgerSum, "");
        reasons.Add(amount == DifferenceCause.None
            ? $"{Count(source.Length, "source")} and {Count(ledger.Length, "ledger")} add up to {Figure(sourceSum, source[0])}"
            : $"{Count(source.Length, "source")} add up to {Figure(sourceSum, source[0])}, {Count(ledger.Length, "ledger")} to {Figure(ledgerSum, source[0])}: {Explain(amount)}");
        reasons.Add(weighed.TrueForAll(found => found.SameNumber) ? $"same number {source[0].Record.Number}"
            : weighed.TrueForAll(found => found.Client >= Likeness.Similar) ? $"same client {source[0].Record.Client}"
            : $"same matter {source[0].Record.Matter}");
        var apart = weighed.Max(found => found.DaysApart ?? 0);
        reasons.Add(apart == 0 ? "same day" : $"up to {Days(apart)} apart");
        return amount != DifferenceCause.None ? amount
            : weighed.Exists(found => found.Client == Likeness.Different) ? DifferenceCause.Client
            : weighed.Exists(found => found.Matter == Likeness.Different) && weighed.TrueForAll(found => found.SameNumber) ? DifferenceCause.Matter
            : apart > Evidence.Window ? DifferenceCause.Date
            : DifferenceCause.None;
    }

    private static void AddAgreements(Candidate source, Candidate ledger, Evidence found, List<string> reasons)
    {
        if (found.SameNumber)
        {
            reasons.Add($"same number {(source.Record.Number.Length > 0 ? source.Record.Number : source.Record.Id)}");
        }

        if (found.Client >= Likeness.Similar)
        {
            reasons.Add(found.Client == Likeness.Same && source.Client.Key == ledger.Client.Key
                ? $"same client {source.Record.Client}"
                : $"client {source.Record.Client} is like {ledger.Record.Client}");
        }

        if (found.Matter >= Likeness.Similar)
        {
            reasons.Add($"same matter {source.Record.Matter}");
        }

        if (found.DaysApart is { } days and <= Evidence.Window)
        {
            reasons.Add(days == 0 ? "same day" : $"{Days(days)} apart, which posting takes");
        }

        if (found.TextAgrees)
        {
            reasons.Add("same description");
        }
        else if (found.TextHints && !found.SameNumber)
        {
            reasons.Add("the text of one names the number of the other");
        }
    }

    private static void AddContradictions(Candidate source, Candidate ledger, Evidence found, List<string> reasons)
    {
        if (found.Kinds == KindFit.Miskeyed)
        {
            reasons.Add(string.Create(CultureInfo.InvariantCulture, $"source says {source.Kind}, ledger says {ledger.Kind}").ToLowerInvariant());
        }

        if (found.Client == Likeness.Different)
        {
            reasons.Add($"source client {source.Record.Client}, ledger client {ledger.Record.Client}");
        }

        if (found.Matter == Likeness.Different)
        {
            reasons.Add($"source matter {source.Record.Matter}, ledger matter {ledger.Record.Matter}");
        }

        if (!found.DateAgrees)
        {
            reasons.Add(string.Create(CultureInfo.InvariantCulture,
                $"source {source.Record.Date:yyyy-MM-dd}, ledger {ledger.Record.Date:yyyy-MM-dd}: {Days(found.DaysApart ?? 0)} apart"));
        }

        if (found.NumbersConflict)
        {
            reasons.Add($"source number {source.Record.Number}, ledger number {ledger.Record.Number}");
        }
    }

    private static string Explain(DifferenceCause cause) => cause switch
    {
        DifferenceCause.Transposition => "the same digits in another order",
        DifferenceCause.SignFlipped => "the same figure with the other sign",
        DifferenceCause.DecimalPoint => "the decimal point has moved",
        DifferenceCause.Duplicate => "one is twice the other, as if entered twice",
        DifferenceCause.WriteOff => "lower in the ledger, as after a discount or write-off",
        DifferenceCause.Rounding => "a few cents, as from rounding",
        _ => "the amounts differ",
    };

    private static string Figure(long minor, Candidate row) => Money.FromMinor(minor, row.Record.Amount.Currency).ToPlainString("N");

    private static string Count(int count, string side) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {side} {(count == 1 ? "record" : "records")}");

    private static string Days(int days) => string.Create(CultureInfo.InvariantCulture, $"{days} {(days == 1 ? "day" : "days")}");
}

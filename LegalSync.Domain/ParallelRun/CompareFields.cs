using LegalSync.Domain.Reconciliation;

namespace LegalSync.Domain.ParallelRun;

/// <summary>Holds the two sides of a pair against one another, field by field, in the order in which fields count. Money has no tolerance. Pure.</summary>
public static class CompareFields
{
    /// <summary>Numbers are cut at this length by some books: a longer one agrees with what is left of it.</summary>
    private const int CutNumber = 21;

    /// <summary>Every field that both sides can say; the differences that a convention explains name it.</summary>
    /// <param name="ours">Records of ours, several when theirs is one for them all.</param>
    /// <param name="theirs">Records of theirs, several when ours is one for them all.</param>
    /// <param name="conventions">Conventions that hold.</param>
    public static IReadOnlyList<FieldComparison> Run(IReadOnlyList<ComparedSide> ours, IReadOnlyList<ComparedSide> theirs, IReadOnlyList<KeptConvention> conventions)
    {
        var (left, right) = (new JoinedSide(ours), new JoinedSide(theirs));
        return [.. Fields(left, right).OfType<FieldComparison>().OrderBy(field => field.Field).Select(field => Explain(field, conventions))];
    }

    /// <summary>What one side says where the other has no record: everything differs, and no convention explains that.</summary>
    public static IReadOnlyList<FieldComparison> OneSided(IReadOnlyList<ComparedSide> sides, bool isOurs)
    {
        var side = new JoinedSide(sides);
        return [.. side.Said().Where(said => said.Text.Length > 0)
            .Select(said => isOurs ? new FieldComparison(said.Field, said.Text, "", false) : new FieldComparison(said.Field, "", said.Text, false))];
    }

    /// <summary>True when nothing differs but what conventions explain.</summary>
    public static bool Agree(IReadOnlyList<FieldComparison> fields) => fields.All(field => field.IsEqual || field.Convention is not null);

    private static IEnumerable<FieldComparison?> Fields(JoinedSide left, JoinedSide right)
    {
        var isSummary = left.IsSummary || right.IsSummary;
        var items = Field(ComparedField.Items, left.Items, right.Items, isSummary);
        var accounts = Field(ComparedField.Accounts, left.Accounts, right.Accounts, isSummary);
        yield return new FieldComparison(ComparedField.Amount, left.Amount.ToString(), right.Amount.ToString(), left.Amount == right.Amount);
        yield return Side(left, right);
        yield return Customer(left, right, isSummary);
        yield return Field(ComparedField.Bank, left.Bank, right.Bank, isSummary);
        yield return items;
        yield return accounts;

        // Where the sums differ they say it already; the lines speak only of how equal sums are split.
        yield return items is { IsEqual: false } || accounts is { IsEqual: false } ? null : Field(ComparedField.Lines, left.LinesText, right.LinesText, isSummary);
        yield return left.Tax is { } ours && right.Tax is { } theirs ? new FieldComparison(ComparedField.Tax, ours.ToString(), theirs.ToString(), ours == theirs) : null;
        yield return Field(ComparedField.Class, left.Class, right.Class, isSummary);
        yield return Field(ComparedField.Date, left.Dates, right.Dates, isSummary: false);
        yield return left.IsOne && right.IsOne ? Number(left, right, isSummary) : null;
        yield return Field(ComparedField.Pays, left.Pays, right.Pays, isSummary);
        yield return isSummary ? null : Field(ComparedField.Document, left.Document, right.Document, isSummary: false);
    }

    private static FieldComparison? Field(ComparedField field, string ours, string theirs, bool isSummary) =>
        ours.Length + theirs.Length == 0 || (isSummary && (ours.Length == 0 || theirs.Length == 0))
            ? null
            : new FieldComparison(field, ours, theirs, string.Equals(ours, theirs, StringComparison.Ordinal));

    private static FieldComparison? Side(JoinedSide left, JoinedSide right)
    {
        if (left.Side.Length == 0 || right.Side.Length == 0)
        {
            return null;
        }

        // Where one side cannot say whose bank it is, the direction alone is held against the other.
        var isKnown = left.KnowsWhose && right.KnowsWhose;
        var (ours, theirs) = isKnown ? (left.Side, right.Side) : (left.Direction, right.Direction);
        return new FieldComparison(ComparedField.Side, ours, theirs, ours == theirs);
    }

    private static FieldComparison? Customer(JoinedSide left, JoinedSide right, bool isSummary)
    {
        if (isSummary)
        {
            return left.Customer.Length == 0 || right.Customer.Length == 0 ? null : new FieldComparison(ComparedField.Customer, left.Customer, right.Customer,
                PartyName.Of(left.Customer).Compare(PartyName.Of(right.Customer)) >= Likeness.Similar);
        }

        return left.Customer.Length + right.Customer.Length == 0 ? null
            : new FieldComparison(ComparedField.Customer, left.Customer, right.Customer, left.CustomerKey == right.CustomerKey);
    }

    // An invoice's number is part of it. The reference of a payment, a deposit or a check is not always typed, and each writes it in its own way: "CHK-1255", "Ck 1255".
    private static FieldComparison? Number(JoinedSide left, JoinedSide right, bool isSummary)
    {
        var isReference = !left.IsInvoice && !right.IsInvoice;
        var compared = Field(ComparedField.Number, left.Number, right.Number, isSummary || isReference);
        return compared is { IsEqual: false }
            ? compared with { IsEqual = isSummary ? TextKeys.Number(left.Number) == TextKeys.Number(right.Number)
                : isReference && Digits(left.Number) is { Length: > 0 } digits ? digits == Digits(right.Number)
                : IsCut(left.Number, right.Number) || IsCut(right.Number, left.Number) }
            : compared;
    }

    private static string Digits(string number) => string.Concat(number.Where(char.IsAsciiDigit)).TrimStart('0');

    private static bool IsCut(string whole, string part) => part.Length >= CutNumber && whole.StartsWith(part, StringComparison.Ordinal);

    private static FieldComparison Explain(FieldComparison field, IReadOnlyList<KeptConvention> conventions) => field.IsEqual
        ? field
        : field with { Convention = conventions.FirstOrDefault(convention => convention.Explains(field))?.Sequence };
}

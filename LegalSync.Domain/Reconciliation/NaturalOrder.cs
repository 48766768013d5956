namespace LegalSync.Domain.Reconciliation;

/// <summary>Orders ids as people do, B-9 before B-10, so that which of two copies is "the second" does not hang on row order.</summary>
internal sealed class NaturalOrder : IComparer<string>
{
    /// <summary>The one instance.</summary>
    public static NaturalOrder Instance { get; } = new();

    /// <inheritdoc />
    public int Compare(string? x, string? y)
    {
        var (one, other) = (x ?? "", y ?? "");
        var (i, j) = (0, 0);
        while (i < one.Length && j < other.Length)
        {
            if (char.IsAsciiDigit(one[i]) && char.IsAsciiDigit(other[j]))
            {
                var (left, right) = (DigitsAt(one, ref i), DigitsAt(other, ref j));
                var order = left.Length != right.Length ? left.Length.CompareTo(right.Length) : string.CompareOrdinal(left, right);
                if (order != 0)
                {
                    return order;
                }

                continue;
            }

            if (one[i] != other[j])
            {
                return one[i].CompareTo(other[j]);
            }

            i++;
            j++;
        }

        var rest = (one.Length - i).CompareTo(other.Length - j);
        return rest != 0 ? rest : string.CompareOrdinal(one, other);
    }

    private static string DigitsAt(string text, ref int position)
    {
        var start = position;
        while (position < text.Length && char.IsAsciiDigit(text[position]))
        {
            position++;
        }

        return text[start..position].TrimStart('0');
    }
}

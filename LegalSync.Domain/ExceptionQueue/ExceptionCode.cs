using LegalSync.Domain.Audit;

namespace LegalSync.Domain.ExceptionQueue;

/// <summary>How bad it is. Stored: a number is never reused.</summary>
public enum Severity
{
    /// <summary>Information.</summary>
    Low = 1,

    /// <summary>Posts, but needs eyes.</summary>
    Medium = 2,

    /// <summary>Money cannot post correctly.</summary>
    High = 3,

    /// <summary>Trust integrity or law.</summary>
    Critical = 4,
}

/// <summary>Who owns a card.</summary>
public enum Owner
{
    /// <summary>The bookkeeper.</summary>
    Bookkeeper = 1,

    /// <summary>The firm administrator.</summary>
    Administrator = 2,

    /// <summary>The billing or managing partner.</summary>
    Partner = 3,

    /// <summary>The lawyer who answers for the trust account.</summary>
    TrustLawyer = 4,
}

/// <summary>Where a card comes from: decides who closes it when the condition is gone.</summary>
public enum Origin
{
    /// <summary>Found when a matter is evaluated.</summary>
    Evaluation = 1,

    /// <summary>Found when posting.</summary>
    Posting = 2,

    /// <summary>Found by a watch over the machine itself.</summary>
    Watch = 3,
}

/// <summary>The code of a condition, as people say it: <c>MAP-MATTER</c>.</summary>
public readonly record struct ExceptionCode(string Value)
{
    /// <summary>Longest code a column holds.</summary>
    public const int MaxLength = 32;

    /// <inheritdoc />
    public override string ToString() => Value;
}

/// <summary>What a card is about: with the code, its identity.</summary>
/// <param name="Kind">Matter, Customer, Code, BankAccount, Invoice, BankTransaction, ClientLedger, Stream, Posting, Connection.</param>
/// <param name="Id">The key.</param>
public sealed record Subject(string Kind, string Id)
{
    /// <summary>Longest text a column holds.</summary>
    public const int MaxLength = 200;

    /// <inheritdoc />
    public override string ToString() => $"{Kind}:{Id}";

    /// <summary>Reads <see cref="ToString"/> back.</summary>
    public static Subject Parse(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return new Subject(text[..colon], text[(colon + 1)..]);
    }
}

/// <summary>What the product knows of a code: the catalogue's line.</summary>
/// <param name="Code">The code.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Severity">How bad.</param>
/// <param name="Owner">Whose it is.</param>
/// <param name="Origin">Where it is found.</param>
/// <param name="Due">How soon it wants an answer.</param>
/// <param name="Resolutions">The ways out, in catalogue order: the keys 1 to 9.</param>
public sealed record ExceptionType(
    ExceptionCode Code, string Title, Severity Severity, Owner Owner, Origin Origin, TimeSpan Due, IReadOnlyList<ResolutionType> Resolutions)
{
    /// <summary>True when the code is about client money: accepting asks for a confirmation that names account and client.</summary>
    public bool IsTrust => Code.Value.StartsWith("TR-", StringComparison.Ordinal);

    /// <summary>The roles that may resolve it.</summary>
    public IReadOnlyList<Role> Roles => Owner switch
    {
        Owner.Bookkeeper => [Role.Bookkeeper, Role.Administrator],
        Owner.Administrator => [Role.Administrator],
        Owner.Partner => [Role.ManagingPartner],
        Owner.TrustLawyer => [Role.ManagingPartner, Role.Administrator],
        _ => throw new InvalidOperationException($"Nobody owns {Code}."),
    };
}

/// <summary>What a resolution asks of the person.</summary>
public enum ResolutionInput
{
    /// <summary>Nothing.</summary>
    None = 1,

    /// <summary>A customer of the books.</summary>
    Customer = 2,

    /// <summary>An item of the books.</summary>
    Item = 3,

    /// <summary>An account of the books.</summary>
    Account = 4,

    /// <summary>A document of the books.</summary>
    Document = 5,

    /// <summary>A line of text (a name, a number, a pattern).</summary>
    Text = 6,
}

/// <summary>One typed way out of a card.</summary>
/// <param name="Id">Its key, stable: <c>accept-match</c>.</param>
/// <param name="Label">What the button says.</param>
/// <param name="Input">What it asks.</param>
/// <param name="NeedsReason">True when a reason must be written.</param>
/// <param name="Letter">The letter key of ui.md's map that it answers to, or null.</param>
public sealed record ResolutionType(string Id, string Label, ResolutionInput Input = ResolutionInput.None, bool NeedsReason = false, char? Letter = null);

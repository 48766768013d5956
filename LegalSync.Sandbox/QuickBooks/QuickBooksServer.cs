using LegalSync.Sandbox.Faults;
using LegalSync.Sandbox.QuickBooks.OAuth;
using LegalSync.Sandbox.Time;

namespace LegalSync.Sandbox.QuickBooks;

/// <summary>Holds what the QuickBooks addresses speak for: the current company (a reset swaps it), its tokens and the scripted faults.</summary>
public sealed class QuickBooksServer(SandboxClock clock, FaultBoard faults, QuickBooksCompany company)
{
    private volatile QuickBooksCompany _company = company;

    /// <summary>The company that answers now.</summary>
    public QuickBooksCompany Company { get => _company; set => _company = value; }

    /// <summary>The tokens; they outlive a reset unless they are revoked.</summary>
    public TokenOffice Tokens { get; } = new(clock);

    /// <summary>The faults that are scripted.</summary>
    public FaultBoard Faults { get; } = faults;
}

using LegalSync.Sandbox.Faults;
using LegalSync.Sandbox.QuickBooks.OAuth;
using LegalSync.Sandbox.Time;

namespace LegalSync.Sandbox.QuickBooks;

/// <summary>Holds what the QuickBooks addresses speak for: the current company (a reset swaps it), its tokens and the scripted faults.</summary>
public sealed class QuickBooksServer
{
    private volatile QuickBooksCompany _company;

    /// <summary>A server for a first company.</summary>
    public QuickBooksServer(SandboxClock clock, FaultBoard faults, QuickBooksCompany company)
    {
        (Clock, Faults, _company) = (clock, faults, company);
        Tokens = new TokenOffice(clock);
        faults.OnRevoke("quickbooks", Tokens.RevokeAll);
    }

    /// <summary>The sandbox's clock.</summary>
    public SandboxClock Clock { get; }

    /// <summary>The company that answers now.</summary>
    public QuickBooksCompany Company { get => _company; set => _company = value; }

    /// <summary>The tokens; they outlive a reset unless they are revoked.</summary>
    public TokenOffice Tokens { get; }

    /// <summary>The faults that are scripted.</summary>
    public FaultBoard Faults { get; }
}

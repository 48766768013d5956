using LegalSync.Domain.Capture;
using LegalSync.Web.Hosting;

namespace LegalSync.Web.Features.Trust.Statements;

/// <summary>The bank of the demo firm, which the sandbox plays: where a statement can be had to try the screens with.</summary>
public sealed class SampleBank(DemoOptions demo, IConfiguration settings)
{
    private const string PracticeAddress = "Smokeball:BaseAddress";

    /// <summary>Last month's statement of an account as OFX; null where no demo runs.</summary>
    public Uri? StatementOf(BankAccountId account) => demo.Enabled && Uri.TryCreate(settings[PracticeAddress], UriKind.Absolute, out var sandbox)
        ? new Uri(sandbox, $"/bank/{Uri.EscapeDataString(account.Value)}/statement?format=ofx")
        : null;
}

using System.Globalization;
using LegalSync.Domain.Capture;
using LegalSync.Web.Hosting;

namespace LegalSync.Web.Features.Trust.Statements;

/// <summary>The bank of the demo firm, which the sandbox plays: where a statement can be had to try the screens with.</summary>
public sealed class SampleBank(DemoOptions demo, IConfiguration settings)
{
    private const string PracticeAddress = "Smokeball:BaseAddress";

    /// <summary>The statement of an account from a day to the end of its month; null where no demo runs.</summary>
    public Uri? StatementOf(BankAccountId account, DateOnly from) => demo.Enabled && Uri.TryCreate(settings[PracticeAddress], UriKind.Absolute, out var sandbox)
        ? new Uri(sandbox, string.Create(
            CultureInfo.InvariantCulture, $"/bank/{Uri.EscapeDataString(account.Value)}/statement?format=camt053&from={from:yyyy-MM-dd}&to={MonthEnd(from):yyyy-MM-dd}"))
        : null;

    private static DateOnly MonthEnd(DateOnly day) => new DateOnly(day.Year, day.Month, 1).AddMonths(1).AddDays(-1);
}

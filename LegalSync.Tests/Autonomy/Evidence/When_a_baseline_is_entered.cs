using LegalSync.Domain.Audit;
using LegalSync.Domain.Autonomy;
using LegalSync.Tests.ParallelRun.Judging;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace LegalSync.Tests.Autonomy.Evidence;

public class When_a_baseline_is_entered
{
    private static readonly BaselineFigures _measured = new(600, 3, 24, 240, 4);

    private static Task<string?> EnterAsync(ComparedFirm firm, BaselineFigures figures, Actor? actor = null) =>
        new EnterBaseline(firm.Store, firm.Feed, firm.World.Time).RunAsync(firm.Books, figures, actor ?? ComparedFirm.Administrator, CancellationToken.None);

    private static async Task<FirmBaseline?> ReadAsync(ComparedFirm firm)
    {
        await using var session = firm.Store.Open(firm.Books);
        return await session.BaselineAsync(CancellationToken.None);
    }

    private static BaselineFigures FiguresOf(FirmBaseline baseline) =>
        new(baseline.ReconcilingMinutes, baseline.BillingErrors, baseline.DaysToInvoice, baseline.TrustMinutes, baseline.MinutesADocument);

    [Fact]
    public async Task it_stands_with_who_entered_it_and_is_told_in_the_audit()
    {
        await using var firm = await ComparedFirm.OpenAsync(isCompared: false);
        Assert.Null(await ReadAsync(firm));
        Assert.Null(await EnterAsync(firm, _measured));

        var baseline = (await ReadAsync(firm))!;
        Assert.Equal((_measured, "Ada Administrator", firm.World.Time.GetUtcNow()), (FiguresOf(baseline), baseline.By, baseline.At));
        await using var db = firm.World.File.Create();
        var told = await db.AuditEvents.SingleAsync(one => one.What == "baseline entered");
        Assert.Equal(("books", "fa", _measured.ToString()), (told.Subject, told.ActorId, told.Detail));
    }

    [Fact]
    public async Task a_later_entry_counts_and_the_earlier_one_stays()
    {
        await using var firm = await ComparedFirm.OpenAsync(isCompared: false);
        await EnterAsync(firm, _measured);
        Assert.Null(await EnterAsync(firm, _measured with { BillingErrors = 0 }));

        Assert.Equal(_measured with { BillingErrors = 0 }, FiguresOf((await ReadAsync(firm))!));
        await using var db = firm.World.File.Create();
        Assert.Equal([3, 0], await db.FirmBaselines.OrderBy(one => one.Sequence).Select(one => one.BillingErrors).ToListAsync());
    }

    [Fact]
    public async Task only_an_administrator_enters_it()
    {
        await using var firm = await ComparedFirm.OpenAsync(isCompared: false);

        Assert.Equal("Only an administrator enters what the firm measured.", await EnterAsync(firm, _measured, ComparedFirm.Partner));
        Assert.Equal("Only an administrator enters what the firm measured.", await EnterAsync(firm, _measured, ComparedFirm.Bookkeeper));
        Assert.Null(await ReadAsync(firm));
    }

    public static TheoryData<BaselineFigures, string?> Limits => new()
    {
        { new(0, 0, 0, 0, 0), null },
        { _measured with { ReconcilingMinutes = EnterBaseline.MostMinutes }, null },
        { _measured with { ReconcilingMinutes = EnterBaseline.MostMinutes + 1 }, "A month has no more minutes than that." },
        { _measured with { MinutesADocument = EnterBaseline.MostMinutes + 1 }, "A month has no more minutes than that." },
        { _measured with { BillingErrors = -1 }, "None of the figures is below zero." },
        { _measured with { DaysToInvoice = -1 }, "None of the figures is below zero." },
        { _measured with { TrustMinutes = -1 }, "None of the figures is below zero." },
    };

    [Theory]
    [MemberData(nameof(Limits))]
    public async Task what_no_month_has_is_refused(BaselineFigures figures, string? refusal)
    {
        await using var firm = await ComparedFirm.OpenAsync(isCompared: false);

        Assert.Equal(refusal, await EnterAsync(firm, figures));
        Assert.Equal(refusal is null, await ReadAsync(firm) is not null);
    }
}

using System.Text.Json.Nodes;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Mapping;
using LegalSync.Domain.Posting;
using LegalSync.Infrastructure.Jobs;
using LegalSync.Infrastructure.Persistence.Queries;
using LegalSync.Tests.Posting;
using LegalSync.Tests.ReadBack;
using Xunit;

namespace LegalSync.Tests.Scenarios;

/// <summary>A firm that gives each matter its own account under the trust liability: opened on demand, posted to, and tied.</summary>
public class When_clients_are_kept_apart_by_account
{
    [Fact]
    public async Task a_matters_account_is_created_on_demand_its_money_posts_to_it_and_its_tie_holds()
    {
        await using var firm = await OpenAsync();
        var card = (await firm.OpenCardsAsync()).First(one => one.Code == Codes.MapAccount && one.Subject.StartsWith("TrustLedger:", StringComparison.Ordinal));
        var matter = Subject.Parse(card.Subject).Id;
        await firm.ResolveAsync(card, firm.Administrator, "create-account");
        await firm.PostAsync();
        await firm.CaptureAsync();

        await firm.ApproveAllAsync();
        await firm.PostAsync();
        await firm.Get<TrustUpkeep>().RunAsync(firm.Books, firm.Job, CancellationToken.None);

        var liability = Account(firm, account => account["AccountSubType"]?.GetValue<string>() == "TrustAccountsLiabilities" && account["ParentRef"] is null);
        var own = Account(firm, account => account["ParentRef"] is not null && account["AccountSubType"]?.GetValue<string>() == "TrustAccountsLiabilities");
        Assert.Equal(liability["Id"]!.GetValue<string>(), own["ParentRef"]!["value"]!.GetValue<string>());
        var posted = (await firm.PostingsAsync()).Where(posting => posting.State == PostingState.Confirmed).Select(posting => posting.ReadDraft()).ToList();
        var deposits = posted.OfType<TrustDepositDraft>().ToList();
        Assert.NotEmpty(deposits);
        Assert.All(deposits, draft => Assert.Equal(own["Id"]!.GetValue<string>(), draft.TrustLiability.Value));
        var row = (await firm.Get<TieBoardQuery>().FindAsync(firm.Books, firm.Partner, CancellationToken.None)).Value!.Rows.Single(one => one.Matter.Value == matter);
        Assert.True(row.IsTied, row.ToString());
        Assert.Equal(row.Journal, row.Books);
    }

    [Fact]
    public async Task a_chart_near_two_hundred_and_fifty_accounts_is_told_and_opens_no_more()
    {
        await using var firm = await OpenAsync();
        var room = 240 - Accounts(firm).Count();
        for (var number = 0; number < room; number++)
        {
            firm.Company().Create("Account", new JsonObject { ["Name"] = $"Expense {number}", ["AccountType"] = "Expense" });
        }

        await firm.VerifyAsync();
        await firm.Get<ISweepWork>().RunAsync(firm.Books, firm.Job, CancellationToken.None);

        var cards = await firm.OpenCardsAsync();
        var full = Assert.Single(cards, one => one.Code == Codes.ChartFull);
        Assert.Contains("250", full.Why, StringComparison.Ordinal);
        Assert.DoesNotContain(cards, one => one.Code == Codes.MapAccount && one.Subject.StartsWith("TrustLedger:", StringComparison.Ordinal));
    }

    private static async Task<SyncedFirm> OpenAsync()
    {
        var firm = await SyncedFirm.OpenAsync(11, planted: false, matters: 40);
        await firm.CaptureAsync();
        var liability = Account(firm, account => account["AccountSubType"]?.GetValue<string>() == "TrustAccountsLiabilities")["Id"]!.GetValue<string>();
        var refusal = await firm.Get<ChangeMapping>().RunAsync(
            firm.Books, new MappingChange(MappingKind.Account, AccountRole.TrustPerMatter, MappingTarget.Books, liability, firm.Plan.StartDate, "The firm keeps clients apart by account."), firm.Administrator, CancellationToken.None);
        Assert.Null(refusal);
        return firm;
    }

    private static JsonObject Account(SyncedFirm firm, Func<JsonObject, bool> isIt) => Accounts(firm).First(isIt);

    private static IEnumerable<JsonObject> Accounts(SyncedFirm firm) =>
        firm.Company().Query("select * from Account maxresults 1000")["QueryResponse"]!["Account"]!.AsArray().Select(account => account!.AsObject());
}

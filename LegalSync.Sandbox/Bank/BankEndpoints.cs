using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using LegalSync.Sandbox.Control;
using LegalSync.Sandbox.Firm;
using LegalSync.Sandbox.Smokeball;

namespace LegalSync.Sandbox.Bank;

/// <summary>The bank's own addresses: its accounts and their statements, and what can be made to go wrong.</summary>
internal static class BankEndpoints
{
    public static void MapBank(this WebApplication app, SandboxWorld world)
    {
        app.MapGet("/bank/accounts", () => ControlEndpoints.Show(world, plan => Accounts(plan, world)));
        app.MapGet("/bank/{account}/statement", (string account, HttpRequest request) => Statement(world, account, request));
        app.MapGet("/control/bank/faults", () => Answers.Json(new JsonArray([.. world.Bank.Faults.Select(Fault)])));
        app.MapPost("/control/bank/faults", (HttpRequest request) => BreakAsync(world, request));
        app.MapDelete("/control/bank/faults", () =>
        {
            world.Bank.Clear();
            return Results.NoContent();
        });
    }

    private static JsonArray Accounts(FirmPlan plan, SandboxWorld world) => new([.. plan.BankAccounts.Where(account => account.Kind == BankAccountKind.Trust).Select(account => new JsonObject
    {
        ["id"] = account.Id, ["name"] = account.Name, ["number"] = account.Number, ["bank"] = account.BankName, ["routing"] = StatementText.Routing,
        ["asOf"] = StatementText.Day(world.Clock.Today, "yyyy-MM-dd"),
        ["balance"] = StatementText.Money(world.Bank.Page(account, world.Clock.Today, world.Clock.Today, world.Clock.Today).Closing),
    })]);

    private static IResult Statement(SandboxWorld world, string id, HttpRequest request)
    {
        var format = request.Query["format"].FirstOrDefault() ?? "ofx";
        if (!StatementText.Formats.TryGetValue(format, out var form))
        {
            return ControlEndpoints.Refuse($"format must be one of {string.Join(", ", StatementText.Formats.Keys)}.");
        }

        if (Period(request.Query["from"].FirstOrDefault(), request.Query["to"].FirstOrDefault(), world) is not { } period)
        {
            return ControlEndpoints.Refuse("from and to must be days as yyyy-MM-dd, from not after to.");
        }

        var page = world.Smokeball.Practice.Read(plan => Find(plan, id) is { } account ? world.Bank.Page(account, period.From, period.To, world.Clock.Today) : null);
        return page is null
            ? Results.Json(new { error = "The bank has no such account." }, statusCode: StatusCodes.Status404NotFound)
            : Results.File(Encoding.UTF8.GetBytes(StatementText.Write(page, format)), form.ContentType, $"{page.Account.Number}-{StatementText.Day(period.To, "yyyy-MM")}.{form.Extension}");
    }

    private sealed record FaultOrder(string? Kind, string? Account, string? From, string? To, int? Seed);

    private static async Task<IResult> BreakAsync(SandboxWorld world, HttpRequest request)
    {
        if (await Answers.BodyAsync<FaultOrder>(request) is not { } order || !Enum.TryParse<BankFaultKind>(order.Kind?.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var kind) || !Enum.IsDefined(kind))
        {
            return ControlEndpoints.Refuse("kind must be one of misposted-cheque, missing-line, duplicated-line, unknown-deposit, returned-deposit.");
        }

        if (Period(order.From, order.To, world) is not { } period)
        {
            return ControlEndpoints.Refuse("from and to must be days as yyyy-MM-dd, from not after to.");
        }

        var fault = world.Smokeball.Practice.Read(plan =>
        {
            var account = order.Account is null ? plan.Iolta : Find(plan, order.Account);
            return account is null ? null : world.Bank.Break(kind, world.Bank.Page(account, period.From, period.To, world.Clock.Today), order.Seed ?? plan.Seed);
        });
        return fault is null ? ControlEndpoints.Refuse("Those days of that account hold no line that this could happen to.") : Answers.Json(Fault(fault));
    }

    /// <summary>The account by its id in the practice system or by its number.</summary>
    private static BankAccount? Find(FirmPlan plan, string id) =>
        plan.BankAccounts.Find(account => account.Kind == BankAccountKind.Trust && (account.Id == id || account.Number == id));

    /// <summary>The days that are asked for; without them the month before this one.</summary>
    private static (DateOnly From, DateOnly To)? Period(string? from, string? to, SandboxWorld world)
    {
        var first = new DateOnly(world.Clock.Today.Year, world.Clock.Today.Month, 1).AddMonths(-1);
        return Day(from, first) is { } begins && Day(to, begins == first && to is null ? first.AddMonths(1).AddDays(-1) : world.Clock.Today) is { } ends && begins <= ends ? (begins, ends) : null;
    }

    private static DateOnly? Day(string? text, DateOnly usual) => text is null ? usual
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : null;

    private static JsonObject Fault(BankFault fault) => new()
    {
        ["kind"] = fault.Kind.ToString(), ["account"] = fault.AccountId, ["bankId"] = fault.BankId, ["date"] = StatementText.Day(fault.Day, "yyyy-MM-dd"),
        ["amount"] = StatementText.Money(fault.Amount), ["what"] = fault.What,
    };
}

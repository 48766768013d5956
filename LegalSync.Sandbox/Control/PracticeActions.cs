using System.Globalization;
using System.Text.Json.Nodes;
using LegalSync.Sandbox.Firm;
using LegalSync.Sandbox.Smokeball;

namespace LegalSync.Sandbox.Control;

/// <summary>The addresses by which a test or a demo acts as a person at the practice.</summary>
internal static class PracticeActions
{
    private const string Root = "/control/smokeball";

    public static void MapPracticeActions(this WebApplication app, SandboxWorld world)
    {
        app.MapPost(Root + "/matters", async (HttpRequest request) => await Answers.BodyAsync<MatterOrder>(request) is { } order
            ? Act(world, request, (plan, practice, wire) => wire.Matter(PracticeDesk.OpenMatter(plan, practice, order))) : Unreadable());
        app.MapPost(Root + "/fees", async (HttpRequest request) => await Answers.BodyAsync<FeeOrder>(request) is { } order
            ? Act(world, request, (plan, practice, wire) => Find(plan.Matters, order.MatterId) is { } matter
                ? wire.Fee(PracticeDesk.AddFee(plan, practice, matter, order)) : null)
            : Unreadable());
        app.MapPost(Root + "/fees/{id}/finalise", (HttpRequest request, string id) => ChangeFee(world, request, id, new FeeOrder { Finalized = true }));
        app.MapPost(Root + "/fees/{id}", async (HttpRequest request, string id) => await Answers.BodyAsync<FeeOrder>(request) is { } order
            ? ChangeFee(world, request, id, order) : Unreadable());
        app.MapPost(Root + "/invoices/{id}/finalise", (HttpRequest request, string id) => ChangeInvoice(world, request, id, InvoiceState.Draft, PracticeDesk.Finalise));
        app.MapPost(Root + "/invoices/{id}", async (HttpRequest request, string id) => await Answers.BodyAsync<InvoiceOrder>(request) is { } order
            ? ChangeInvoice(world, request, id, null, (_, practice, invoice) => PracticeDesk.ChangeInvoice(practice, invoice, order)) : Unreadable());
        app.MapPost(Root + "/invoices", async (HttpRequest request) => await Answers.BodyAsync<BillOrder>(request) is { } order
            ? Act(world, request, (plan, practice, wire) => Find(plan.Matters, order.MatterId) is { } matter
                && PracticeDesk.Bill(plan, practice, matter, order.Final ?? true) is { } invoice ? wire.Invoice(invoice) : null)
            : Unreadable());
        app.MapPost(Root + "/transactions", async (HttpRequest request) => await Answers.BodyAsync<TransactionOrder>(request) is { } order
            ? Transact(world, request, order) : Unreadable());
        app.MapPost(Root + "/delete", (HttpRequest request) => Delete(world, request));
        app.MapPost(Root + "/limiter", (HttpRequest request) => Limit(world, request));
        app.MapPost(Root + "/webhooks", (HttpRequest request) => Deliver(world, request));
        app.MapGet(Root + "/deliveries", () => Results.Ok(world.Smokeball.Webhooks.Deliveries));
    }

    private static IResult ChangeFee(SandboxWorld world, HttpRequest request, string id, FeeOrder order) => Act(world, request, (plan, practice, wire) =>
    {
        if (Find(plan.Fees, id) is not { } fee)
        {
            return null;
        }

        PracticeDesk.ChangeFee(practice, fee, order);
        return wire.Fee(fee);
    });

    private static IResult ChangeInvoice(SandboxWorld world, HttpRequest request, string id, InvoiceState? only, Action<FirmPlan, Practice, PracticeInvoice> change) =>
        Act(world, request, (plan, practice, wire) =>
        {
            if (Find(plan.Invoices, id) is not { } invoice || (only is { } state && invoice.State != state))
            {
                return null;
            }

            change(plan, practice, invoice);
            return wire.Invoice(invoice);
        });

    private static IResult Transact(SandboxWorld world, HttpRequest request, TransactionOrder order)
    {
        if (order.Reverses is not null)
        {
            return Act(world, request, (plan, practice, wire) => Find(plan.Movements, order.Reverses) is { IsReversed: false, Kind: MovementKind.Deposit or MovementKind.VendorPayment or MovementKind.InvoicePayment } original
                ? wire.Transaction(PracticeDesk.Reverse(plan, practice, original, order))
                : null);
        }

        if (!Enum.TryParse<MovementKind>(order.Type, out var kind) || !Enum.IsDefined(kind) || order.Amount <= 0m || decimal.Round(order.Amount, 2) != order.Amount)
        {
            return ControlEndpoints.Refuse($"type must be one of {string.Join(", ", Enum.GetNames<MovementKind>())}, and amount above 0 in whole cents.");
        }

        return Act(world, request, (plan, practice, wire) => Find(plan.BankAccounts, order.BankAccountId) is not { } account
            || (order.MatterId is not null && Find(plan.Matters, order.MatterId) is null) || (order.InvoiceId is not null && Find(plan.Invoices, order.InvoiceId) is null)
            ? null
            : wire.Transaction(PracticeDesk.Move(plan, practice, account,
                new MovementWish(kind, Find(plan.Matters, order.MatterId), Find(plan.Invoices, order.InvoiceId), order))));
    }

    private static IResult Delete(SandboxWorld world, HttpRequest request)
    {
        var (kind, id) = (request.Query["kind"].ToString(), request.Query["id"].ToString());
        return Act(world, request, (plan, practice, wire) =>
        {
            PracticeRecord? record = kind switch
            {
                "fee" => Find(plan.Fees, id),
                "expense" => Find(plan.Expenses, id),
                "invoice" => Find(plan.Invoices, id),
                "contact" => Find(plan.Contacts, id),
                "activitycode" => Find(plan.Codes, id),
                "matter" => Find(plan.Matters, id),
                _ => null,
            };
            switch (record)
            {
                case null:
                    return null;
                case PracticeInvoice invoice:
                    PracticeDesk.DeleteInvoice(practice, invoice);
                    break;
                default:
                    PracticeDesk.Delete(practice, record);
                    break;
            }

            return wire.Record(record);
        });
    }

    private static IResult Limit(SandboxWorld world, HttpRequest request)
    {
        world.Smokeball.Bucket.IsOn = request.Query["on"] == "true";
        return Results.Ok(new { on = world.Smokeball.Bucket.IsOn });
    }

    private static IResult Deliver(SandboxWorld world, HttpRequest request)
    {
        if (!int.TryParse(request.Query["copies"], NumberStyles.None, CultureInfo.InvariantCulture, out var copies) || copies > 2)
        {
            return ControlEndpoints.Refuse("copies must be 0, 1 or 2.");
        }

        world.Smokeball.Webhooks.Copies = copies;
        return Results.Ok(new { copies });
    }

    private static IResult Act(SandboxWorld world, HttpRequest request, Func<FirmPlan, Practice, Wire, JsonObject?> act)
    {
        var practice = world.Smokeball.Practice;
        return practice.Read(plan => act(plan, practice, new Wire(Answers.Host(request)))) is { } shown
            ? Answers.Json(shown)
            : Results.Json(new { error = "No such record, or it is not in a state that allows this." }, statusCode: StatusCodes.Status404NotFound);
    }

    private static T? Find<T>(IEnumerable<T> records, string? id) where T : PracticeRecord => records.FirstOrDefault(record => record.Id == id && !record.IsDeleted);

    private static IResult Unreadable() => ControlEndpoints.Refuse("The body must be JSON.");
}

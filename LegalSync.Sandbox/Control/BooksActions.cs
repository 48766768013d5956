using System.Text.Json.Nodes;
using LegalSync.Sandbox.QuickBooks;
using LegalSync.Sandbox.QuickBooks.Engine;
using LegalSync.Sandbox.Smokeball;

namespace LegalSync.Sandbox.Control;

/// <summary>The addresses by which a test or a demo acts as a person in QuickBooks.</summary>
internal static class BooksActions
{
    private const string Root = "/control/books";

    public static void MapBooksActions(this WebApplication app, SandboxWorld world)
    {
        Act<DocumentOrder>(app, world, "void", (books, order) => Shown(books, order, () => books.Void(order.Entity!, order.Id!)));
        Act<DocumentOrder>(app, world, "delete", (books, order) => Gone(order, () => books.Delete(order.Entity!, order.Id!)));
        Act<DocumentOrder>(app, world, "deactivate", (books, order) => Change(books, order, new JsonObject { ["Active"] = false }));
        Act<DocumentOrder>(app, world, "reactivate", (books, order) => Change(books, order, new JsonObject { ["Active"] = true }));
        Act<RenameOrder>(app, world, "rename", (books, order) => Change(books, order, Named(order)));
        Act<EditOrder>(app, world, "edit", (books, order) => Change(books, new DocumentOrder { Entity = order.Entity, Id = order.Id }, BooksEdit.Changes(books, order)));
        Act<CreateOrder>(app, world, "create", Create);
        Act<MergeOrder>(app, world, "merge", Merge);
        Act<DepositOrder>(app, world, "deposit", Deposit);
        Act<SendOrder>(app, world, "send", (books, order) => books.Send(order.Entity ?? "Invoice", Wanted(order.Id, "id"), order.To, byPerson: true));
        Act<CloseOrder>(app, world, "close", Close);
        Act<JsonObject>(app, world, "preferences", Prefer);
        Act<ReportOrder>(app, world, "reports", Limit);
    }

    private static void Act<T>(WebApplication app, SandboxWorld world, string verb, Func<QuickBooksCompany, T, JsonObject> act) where T : class =>
        app.MapPost($"{Root}/{verb}", async (HttpRequest request) =>
        {
            if (await Answers.BodyAsync<T>(request) is not { } order)
            {
                return ControlEndpoints.Refuse("The body must be JSON; docs/sandbox.md lists what each act takes.");
            }

            try
            {
                return Answers.Json(act(world.QuickBooks.Company, order));
            }
            catch (InvalidOperationException problem)
            {
                return ControlEndpoints.Refuse(problem.Message);
            }
            catch (RefusedException refusal)
            {
                return ControlEndpoints.Refuse($"{refusal.Code}: {refusal.Message}");
            }
        });

    private static JsonObject Shown(QuickBooksCompany books, DocumentOrder order, Action act)
    {
        Check(order);
        act();
        return books.Read(order.Entity!, order.Id!);
    }

    private static JsonObject Gone(DocumentOrder order, Action act)
    {
        Check(order);
        act();
        return new JsonObject { ["entity"] = order.Entity, ["id"] = order.Id, ["deleted"] = true };
    }

    private static JsonObject Change(QuickBooksCompany books, DocumentOrder order, JsonObject changes) =>
        Shown(books, order, () => books.Change(order.Entity!, order.Id!, changes));

    private static JsonObject Named(RenameOrder order)
    {
        var name = Wanted(order.Name, "name");
        return order.Entity is "Customer" or "Vendor" or "Employee"
            ? new JsonObject { ["DisplayName"] = name, ["PrintOnCheckName"] = name }
            : new JsonObject { ["Name"] = name };
    }

    private static JsonObject Create(QuickBooksCompany books, CreateOrder order)
    {
        var entity = Wanted(order.Entity, "entity");
        return books.Read(entity, books.Create(entity, order.Body ?? throw new InvalidOperationException("body must be given.")));
    }

    private static JsonObject Merge(QuickBooksCompany books, MergeOrder order) => order.Leave is null or "inactive" or "nothing"
        ? books.MergeCustomers(Wanted(order.Keep, "keep"), Wanted(order.Drop, "drop"), order.Leave != "nothing")
        : throw new InvalidOperationException("leave must be inactive or nothing.");

    private static JsonObject Deposit(QuickBooksCompany books, DepositOrder order)
    {
        var lines = new JsonArray();
        foreach (var id in order.Payments ?? throw new InvalidOperationException("payments must be given."))
        {
            var payment = books.Read("Payment", id).First().Value!.AsObject();
            lines.Add(new JsonObject
            {
                ["Amount"] = payment.Number("TotalAmt"),
                ["LinkedTxn"] = new JsonArray(new JsonObject { ["TxnId"] = id, ["TxnType"] = "Payment", ["TxnLineId"] = "0" }),
            });
        }

        var body = new JsonObject { ["DepositToAccountRef"] = new JsonObject { ["value"] = Wanted(order.Account, "account") }, ["Line"] = lines };
        if (order.Date is { } date)
        {
            body["TxnDate"] = date.Iso();
        }

        return books.Read("Deposit", books.Create("Deposit", body));
    }

    private static JsonObject Close(QuickBooksCompany books, CloseOrder order)
    {
        books.Close(order.UpTo, order.Password ?? true);
        return books.Read("Preferences", "1");
    }

    // A switch that does not exist would be a slip of the one who asks.
    private static JsonObject Prefer(QuickBooksCompany books, JsonObject groups)
    {
        var known = books.Read("Preferences", "1")["Preferences"]!.AsObject();
        foreach (var (group, switches) in groups)
        {
            foreach (var (name, _) in switches as JsonObject ?? throw new InvalidOperationException($"{group} must be an object of switches."))
            {
                if ((known[group] as JsonObject)?.ContainsKey(name) is not true)
                {
                    throw new InvalidOperationException($"The preferences have no {group}.{name}.");
                }
            }
        }

        books.Change("Preferences", "1", groups);
        return books.Read("Preferences", "1");
    }

    private static JsonObject Limit(QuickBooksCompany books, ReportOrder order)
    {
        books.MostReportCells = order.MostCells is > 0 and var cells ? cells : throw new InvalidOperationException("mostCells must be above zero.");
        return new JsonObject { ["mostCells"] = books.MostReportCells };
    }

    private static void Check(DocumentOrder order) => _ = (Wanted(order.Entity, "entity"), Wanted(order.Id, "id"));

    private static string Wanted(string? value, string name) => value is { Length: > 0 } ? value : throw new InvalidOperationException($"{name} must be given.");
}

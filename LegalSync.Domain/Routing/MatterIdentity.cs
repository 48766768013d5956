using System.Globalization;
using LegalSync.Domain.Capture;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Mapping;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Rules;

namespace LegalSync.Domain.Routing;

/// <summary>When a customer of the books is a matter beyond doubt, and what to suggest when there is doubt.</summary>
internal static class MatterIdentity
{
    private const int WorthSuggesting = 600;
    private const int SameOwner = 800;

    /// <summary>
    /// The one sub-customer whose name begins with the matter's number and whose parent bears the client's name. Anything less is a
    /// suggestion for a person, never a mapping.
    /// </summary>
    public static BooksCustomer? Find(Matter matter, IReadOnlyList<Client> clients, BooksSnapshot books)
    {
        if (string.IsNullOrWhiteSpace(matter.Number))
        {
            return null;
        }

        var numbered = books.CustomersBeginningWith(matter.Number).ToList();
        return numbered is [var only] && only.Parent is { } parent && books.Customer(parent) is { } owner
            && clients.Any(client => NameLikeness.Normal(client.Name) == NameLikeness.Normal(WithoutDeleted(owner.Name)))
            ? only
            : null;
    }

    /// <summary>The card for a matter without a mapping.</summary>
    public static Finding NotMapped(Matter matter, IReadOnlyList<Client> clients, BooksSnapshot books)
    {
        var client = clients.Count > 0 ? clients[0].Name : "";
        var (best, likeness) = BestMatch(matter, client, books);
        var outcome = RuleOutcome.Broken(
            RuleCode.MatterIsMapped,
            "Map the matter to its customer, create the customer, or mark the matter as not billed.",
            new Fact("matter", matter.FullTitle),
            new Fact("client", client),
            new Fact("best match", best is null ? "none" : string.Create(CultureInfo.InvariantCulture, $"{books.FullName(best.Id)} (likeness {likeness / 10}.{likeness % 10} %)")));
        return new Finding(Codes.MapMatter, new Subject("Matter", matter.Id.Value),
            $"No customer in QuickBooks carries matter number {matter.Number} under this client's name.", outcome)
        {
            Title = $"Matter {matter.Number} not mapped",
            Matter = matter.Id,
            Sides =
            [
                new FieldPair("Matter", matter.FullTitle, best?.Name),
                new FieldPair("Client", client, best?.Parent is { } parent ? books.Customer(parent)?.Name : null),
            ],
            Suggestion = Suggest(matter, client, best, likeness, books),
        };
    }

    /// <summary>The card for a mapped customer that is gone.</summary>
    public static Finding CustomerMissing(Matter matter, IReadOnlyList<Client> clients, CustomerId customer, BooksSnapshot books)
    {
        var found = books.Customer(customer);
        var state = found is null ? "is no longer in QuickBooks" : "was made inactive in QuickBooks";
        var outcome = RuleOutcome.Broken(
            RuleCode.CustomerIsActive,
            found is null ? "Link another customer, or create it again." : "Make the customer active again, or link another.",
            new Fact("matter", matter.Number), new Fact("customer", found?.Name ?? customer.Value), new Fact("state", state));
        return new Finding(Codes.MapCustomerMissing, new Subject("Customer", customer.Value),
            $"The customer that matter {matter.Number} is mapped to {state}.", outcome)
        {
            Title = $"Customer of matter {matter.Number} missing",
            Matter = matter.Id,
            Sides =
            [
                new FieldPair("Matter", matter.FullTitle, found?.Name),
                new FieldPair("Client", clients.Count > 0 ? clients[0].Name : null, found?.Parent is { } parent ? books.Customer(parent)?.Name : null),
                new FieldPair("State", "open", found is null ? "missing" : "inactive"),
            ],
            Suggestion = found is null
                ? null
                : new Suggestion("reactivate", null, $"Make {WithoutDeleted(found.Name)} active again", ["same customer key", "nothing else carries this matter number"]),
        };
    }

    /// <summary>A customer's own name, without what QuickBooks appends when it is made inactive.</summary>
    public static string WithoutDeleted(string name) =>
        name.EndsWith(" (deleted)", StringComparison.Ordinal) ? name[..^" (deleted)".Length] : name;

    /// <summary>The parent customer that bears a client's name exactly, if there is one and only one.</summary>
    public static BooksCustomer? ParentFor(string client, BooksSnapshot books)
    {
        var normal = NameLikeness.Normal(client);
        return books.Customers.Where(customer => customer.IsActive && customer.Parent is null && NameLikeness.Normal(customer.Name) == normal).ToList() is [var only]
            ? only
            : null;
    }

    private static Suggestion? Suggest(Matter matter, string client, BooksCustomer? best, int likeness, BooksSnapshot books)
    {
        if (best is not null)
        {
            return new Suggestion("accept-match", best.Id.Value, $"Map to {books.FullName(best.Id)}",
                [string.Create(CultureInfo.InvariantCulture, $"name likeness {likeness / 10}.{likeness % 10} %"), "no other customer is as close"]);
        }

        return ParentFor(client, books) is { } parent
            ? new Suggestion("create-customer", null, $"Create {matter.Number} under {parent.Name}", ["the client is in QuickBooks under exactly this name", "no sub-customer is like the matter"])
            : null;
    }

    /// <summary>A sub-customer of this client that is like the matter; in books that keep no sub-customers, the client's own customer.</summary>
    private static (BooksCustomer? Best, int Likeness) BestMatch(Matter matter, string client, BooksSnapshot books) =>
        books.Customers.Any(customer => customer.Parent is not null) ? Ranked(books, customer => MatterLikeness(customer, matter.FullTitle, client, books))
        : ParentFor(client, books) is { } own ? (own, 1000)
        : (null, 0);

    /// <summary>The likest customer, when it is alike enough and no other is as alike.</summary>
    private static (BooksCustomer? Best, int Likeness) Ranked(BooksSnapshot books, Func<BooksCustomer, int> likeness)
    {
        var ranked = books.Customers
            .Where(customer => customer.IsActive)
            .Select(customer => (customer, likeness: likeness(customer)))
            .Where(pair => pair.likeness >= WorthSuggesting)
            .OrderByDescending(pair => pair.likeness)
            .ThenBy(pair => pair.customer.Id.Value, StringComparer.Ordinal)
            .Take(2)
            .ToList();
        return ranked.Count == 0 || (ranked.Count == 2 && ranked[0].likeness == ranked[1].likeness) ? (null, 0) : ranked[0];
    }

    private static int MatterLikeness(BooksCustomer customer, string whole, string client, BooksSnapshot books)
    {
        if (customer.Parent is not { } parent || books.Customer(parent) is not { } owner)
        {
            return 0;
        }

        var ownership = NameLikeness.Of(owner.Name, client);
        var number = BooksSnapshot.FirstWord(customer.Name);
        var bearsAnotherNumber = HasMatterShape(number, whole) && !whole.StartsWith(number + " ", StringComparison.OrdinalIgnoreCase)
            && NameLikeness.Of(number, BooksSnapshot.FirstWord(whole)) < 850;
        return ownership < SameOwner || bearsAnotherNumber ? 0 : (ownership + NameLikeness.Of(customer.Name, whole)) / 2;
    }

    /// <summary>A sub-customer that bears another matter's number is that matter's, however alike the rest.</summary>
    private static bool HasMatterShape(string number, string whole) =>
        Shape(number) == Shape(BooksSnapshot.FirstWord(whole));

    private static string Shape(string text) => string.Concat(text.Select(letter => char.IsDigit(letter) ? '9' : letter));
}

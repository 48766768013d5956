using LegalSync.Domain.Capture;
using LegalSync.Domain.Spine;

namespace LegalSync.Domain.Trust.Reconciling;

/// <summary>An explanation given on a card, as its directive keeps it: <c>line:7 BankError TKT-1</c>.</summary>
public static class ItemDirective
{
    /// <summary>How long such an item may stand before it is asked about again.</summary>
    public const int DueDays = 30;

    /// <summary>The event under which an account's explanations are kept.</summary>
    public static string EventOf(BankAccountId account) => "reconcile:" + account.Value;

    /// <summary>Writes one.</summary>
    public static string Write(MemberKey about, ItemClass @class, string ticket) => $"{about.Value} {@class} {ticket}".TrimEnd();

    /// <summary>Adds what was explained on cards to the items of a workpaper, where nothing was said of the same on the reconciliation itself.</summary>
    public static Workpaper Apply(Workpaper paper, IEnumerable<Directive> directives)
    {
        var items = paper.Items.ToList();
        foreach (var directive in directives.Where(directive => directive.Kind == DirectiveKind.ExplainItem).OrderByDescending(directive => directive.Sequence))
        {
            if (Read(paper, directive) is { } item && items.TrueForAll(known => known.About != item.About))
            {
                items.Add(item);
            }
        }

        return paper with { Items = items };
    }

    private static ReconcilingItem? Read(Workpaper paper, Directive directive)
    {
        var parts = directive.Value.Split(' ', 3);
        if (parts.Length < 2 || !Enum.TryParse<ItemClass>(parts[1], out var @class))
        {
            return null;
        }

        var about = new MemberKey(parts[0]);
        var (amount, date) = paper.Lines.FirstOrDefault(line => line.Sequence == about.LineSequence) is { } line ? (line.Amount.Minor, line.Date)
            : paper.Facts.Journal.FirstOrDefault(entry => entry.Id == about.EntryId) is { } entry ? (entry.Amount.Minor, entry.Date)
            : (0L, default(DateOnly));
        if (date == default || paper.Matches.Any(match => match.Members.Any(member => member.Key == about)))
        {
            return null;
        }

        var item = ReconcilingItem.Open(default, paper.Month, about, amount, date, Audit.Actor.Person("", directive.By, [], []), directive.At);
        item.Say(new ItemWords(@class, directive.Reason, directive.By, DateOnly.FromDateTime(directive.At.UtcDateTime).AddDays(DueDays), parts.Length > 2 ? parts[2] : ""));
        return item;
    }
}

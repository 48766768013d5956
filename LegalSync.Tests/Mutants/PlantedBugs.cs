namespace LegalSync.Tests.Mutants;

/// <summary>The planted bugs.</summary>
internal static class PlantedBugs
{
    private const string Posting = "LegalSync.Domain/Posting/";
    private const string QuickBooks = "LegalSync.Infrastructure/QuickBooks/";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Mutant> All { get; } = [.. Claims(), .. Moves(), .. Settlement(), .. Order(), .. Answers(), .. LookUps(), .. Wording()];

    private static Mutant Of(string name, string file, string @is, string becomes) => new(name, new Edit(file, @is, becomes));

    private static Mutant[] Claims() =>
    [
        Of("marked as sent only after sending", Posting + "PostingClaims.cs",
            "            if (await session.SaveAsync(cancellationToken))\n            {\n                return going.Count == 0",
            "            if (going.Count > 0 || await session.SaveAsync(cancellationToken))\n            {\n                return going.Count == 0"),
        Of("a sender that was held up sends all the same", Posting + "PostingRequests.cs", "clock.GetElapsedTime(marking) > policy.SendGrace", "clock.GetElapsedTime(marking) < TimeSpan.Zero"),
        Of("what a dead node had sent is sent again", Posting + "PostingIntent.Moves.cs",
            "To(State is PostingState.Pending or PostingState.Claimed ? PostingState.Claimed : PostingState.Uncertain);", "To(PostingState.Claimed);"),
        Of("unknown outcomes are never looked up", Posting + "PostingClaims.cs", "policy.Skew, PageSize, cancellationToken);\n            var tickets = due.Select(posting => posting.Claim(node, now, policy.Lease, policy.Skew)).ToList();\n            if (await session.SaveAsync(cancellationToken))\n            {\n                return tickets;",
            "policy.Skew, 0, cancellationToken);\n            var tickets = due.Select(posting => posting.Claim(node, now, policy.Lease, policy.Skew)).ToList();\n            if (await session.SaveAsync(cancellationToken))\n            {\n                return tickets;"),
        Of("parts of a batch share one name", Posting + "PostingClaims.cs", "$\"p{part}\"", "$\"p{part - part + 1}\""),
        Of("every batch has the same key", Posting + "PostingIntent.cs", "string.Join('|', partKeys)", "partKeys is null ? \"\" : \"batch\""),
    ];

    private static Mutant[] Moves() =>
    [
        Of("an undone approval is posted", "LegalSync.Domain/Approvals/UndoDecision.cs", "            posting.Cancel(now);\n", "            _ = posting;\n") with
        {
            Edits =
            [
                new Edit("LegalSync.Domain/Approvals/UndoDecision.cs", "            posting.Cancel(now);\n", "            _ = posting;\n"),
                new Edit(Posting + "PostingReadiness.cs", "{ OpenEdges: 0, Stage: Stage.Approved or Stage.Posting } item", "{ OpenEdges: 0 } item"),
            ],
        },
        Of("the mark changes with every try", Posting + "PostingIntent.cs", "KeyOf(Books, Event, Leg, -Replacements)", "KeyOf(Books, Event, Leg, -Replacements - Attempts)"),
        Of("the key does not know the leg", Posting + "PostingIntent.cs", "{@event}|{leg}|{generation}", "{@event}|{generation}"),
        Of("a claim given back is taken for unsent", Posting + "PostingIntent.Moves.cs", "LeaveTo(State == PostingState.Claimed ? PostingState.Pending : State);", "LeaveTo(PostingState.Pending);"),
        Of("a hold is never let go", Posting + "PostingIntent.Moves.cs", "(ClaimedBy, LeaseUntil) = (null, null);", "ClaimedBy = ClaimedBy;"),
    ];

    private static Mutant[] Settlement() =>
    [
        new("absence is believed at once",
            new Edit(Posting + "PostingSettlement.cs", "case FindStatus.Absent when lookUp.LookedAt >= posting.ProofAt:", "case FindStatus.Absent:"),
            new Edit(Posting + "PostingIntent.Moves.cs", "State is PostingState.Uncertain && at >= ProofAt, \"called absent\"", "State is PostingState.Uncertain, \"called absent\"")),
        Of("absence is believed before the books' own limit", Posting + "PostingPolicy.cs", "SendGrace + ServerLimit + Skew", "SendGrace + Skew"),
        Of("an unknown outcome counts as not taken", Posting + "PostingSettlement.cs", "posting.LoseTrack(now + policy.FirstRetry);", "posting.WasNotTaken(now + policy.FirstRetry);"),
        Of("ends are stored for the wrong parts", Posting + "PostingRequests.cs", "request.Postings.Zip(outcomes, (posting", "request.Postings.Zip(outcomes.Reverse(), (posting"),
        Of("a look-up is not repeated", Posting + "PostingSettlement.cs", "posting.GiveBack(policy.LookAgainAt(now, posting.ProofAt));", "posting.GiveBack(now + TimeSpan.FromDays(1));"),
    ];

    private static Mutant[] Order() =>
    [
        Of("the second leg goes before the first", Posting + "PostingReadiness.cs", "leg.Leg < posting.Leg && leg.State != PostingState.Confirmed", "leg.Leg < 0"),
        Of("client money leaves before it came", Posting + "PostingReadiness.cs", "if (!item.Kind.IsTrustOutflow() || posting.Leg != 1)", "if (item.Books == posting.Books)"),
        Of("the first leg counts as all", Posting + "PostingCompletion.cs", "leg.Sequence != confirmed.Sequence && leg.State != PostingState.Confirmed", "leg.Sequence < 0"),
        Of("what waited is not freed", Posting + "PostingCompletion.cs", "var waiting = await session.EdgesOnItemsAsync([item.Id], cancellationToken);", "var waiting = await session.EdgesOnItemsAsync([], cancellationToken);"),
        Of("a payment is not applied to its invoice", QuickBooks + "Rendering/MoneyBodies.cs", "if (draft.Invoice is { } target)", "if (draft.Invoice is { } target && mark.Length == 0)"),
    ];

    private static Mutant[] Answers() =>
    [
        Of("a lost answer counts as a refusal", QuickBooks + "SendReader.cs", "ChannelAnswer.Lost lost => Unknown(lost.Problem),", "ChannelAnswer.Lost lost => new SendOutcome(SendStatus.Refused, Code: \"lost\", Detail: lost.Problem),"),
        Of("a lost answer counts as unreachable", QuickBooks + "SendReader.cs", "ChannelAnswer.Lost lost => Unknown(lost.Problem),", "ChannelAnswer.Lost lost => new SendOutcome(SendStatus.Unreachable, Detail: lost.Problem),"),
        Of("a system failure counts as a refusal", QuickBooks + "Transport/AnswerReader.cs", "return saysNothing\n", "return saysNothing && status == HttpStatusCode.Unused\n"),
        Of("an unreadable answer counts as not sent", QuickBooks + "Transport/AnswerReader.cs", "new ChannelAnswer.Lost($\"QuickBooks gave no readable answer ({Status(status)}).\")", "new ChannelAnswer.NotSent($\"QuickBooks gave no readable answer ({Status(status)}).\")"),
        Of("a broken connection counts as never made", "LegalSync.Infrastructure/Http/LostRequest.cs", "is HttpRequestError.NameResolutionError", "is HttpRequestError.Unknown or HttpRequestError.ResponseEnded or HttpRequestError.NameResolutionError"),
        Of("running out of patience counts as not sent", QuickBooks + "Transport/QuickBooksChannel.cs", "new ChannelAnswer.Lost(\"QuickBooks did not answer in time.\")", "new ChannelAnswer.NotSent(\"QuickBooks did not answer in time.\")"),
        Of("a part that is not answered counts as refused", QuickBooks + "BatchReader.cs", "return SendReader.Unknown(\"QuickBooks' answer to the batch does not say what became of this part.\");", "return new SendOutcome(SendStatus.Refused, Code: \"missing\");"),
        Of("answers of a batch are read by their place", QuickBooks + "BatchReader.cs", "parts.Select(part => Fate(part, [.. items.Where(item => item.Text(\"bId\") == part.Envelope.Part)]))", "parts.Select((part, place) => Fate(part, [.. items.Skip(place).Take(1)]))"),
    ];

    private static Mutant[] LookUps() =>
    [
        Of("a look-up is narrowed by customer", QuickBooks + "Reading/OwnDocuments.cs", "Marked(kind, read.Rows, one.Mark)",
            "Marked(kind, [.. read.Rows.Where(row => one.Draft is not InvoiceDraft invoice || (row.Member(\"CustomerRef\") is { } customer && customer.Text(\"value\") == invoice.Customer.Value))], one.Mark)"),
        Of("a look-up is narrowed by amount", QuickBooks + "Reading/OwnDocuments.cs", "Marked(kind, read.Rows, one.Mark)",
            "Marked(kind, [.. read.Rows.Where(row => DocumentReader.Read(kind, row)?.Total == one.Draft.Moves)], one.Mark)"),
        Of("the mark is looked for in the number", QuickBooks + "Reading/OwnDocuments.cs", "row.Text(\"PrivateNote\")?.Contains(mark", "row.Text(\"DocNumber\")?.Contains(mark"),
        Of("any document of ours will do", QuickBooks + "Reading/OwnDocuments.cs", "row.Text(\"PrivateNote\")?.Contains(mark, StringComparison.Ordinal)", "row.Text(\"PrivateNote\")?.Contains(mark[..10], StringComparison.Ordinal)"),
    ];

    private static Mutant[] Wording() =>
    [
        Of("the mark is left out where there is a memo", QuickBooks + "Rendering/EnvelopeRenderer.cs", "return text.Length == 0 ? mark : $\"{text} ({mark})\";", "return text.Length == 0 ? mark : text;"),
        Of("client money is tagged with another client", QuickBooks + "Rendering/MoneyBodies.cs", "entity.Text(\"value\", deposit.Customer.Value);", "entity.Text(\"value\", \"1\" + deposit.Customer.Value[1..^1] + \"0\");"),
        Of("money out is dated a day late", QuickBooks + "Rendering/MoneyBodies.cs", "body.Date(\"TxnDate\", draft.Date);\n        body.Text(\"DocNumber\"", "body.Date(\"TxnDate\", draft.Date.AddDays(1));\n        body.Text(\"DocNumber\""),
    ];
}

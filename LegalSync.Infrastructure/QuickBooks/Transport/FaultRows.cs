namespace LegalSync.Infrastructure.QuickBooks.Transport;

/// <summary>The lines of <see cref="FaultTable"/>.</summary>
internal static class FaultRows
{
    /// <summary>What to do about closed books.</summary>
    public const string ClosedBooks = "Ask the administrator to move the closing date in QuickBooks (Account and settings, Advanced), or date the document in the open period in Smokeball; then send it again.";

    private const string Later = "Nothing to do: it is tried again by itself.";
    private const string Reconnect = "Connect QuickBooks again as an administrator of this company.";
    private const string TimeByHand = "Correct the time entry in Smokeball, or enter it in QuickBooks by hand and link it.";

    /// <summary>All of them, as quickbooks.md lists them.</summary>
    public static IReadOnlyList<KnownFault> All { get; } =
    [
        .. Gateway(), .. Service(), .. Malformed(), .. Queries(), .. Business(), .. Duplicates(), .. Time(),
    ];

    private static KnownFault[] Gateway() =>
    [
        new("3200", FaultClass.RefreshThenOnce, "QuickBooks no longer accepts the access token.", Reconnect),
        new("3100", FaultClass.Person, "QuickBooks does not let this connection work on this company: the consent is for another company, or the app's keys are for the other environment (sandbox or real).",
            "Connect again and choose the right company. If it happens again, compare the client id with the QuickBooks address in the settings: sandbox keys work only with sandbox companies."),
        new("3001", FaultClass.Wait, "QuickBooks asked to slow down.", Later),
        new("120", FaultClass.Person, "The person who connected QuickBooks may no longer work on this company.", "An administrator of the QuickBooks company connects it again."),
    ];

    private static KnownFault[] Service() =>
    [
        new("100", FaultClass.Ambiguous, "QuickBooks failed and did not say whether anything was written.", Later + " QuickBooks is searched for the document first."),
        new("130", FaultClass.Wait, "QuickBooks is moving this company to other servers.", Later),
        new("140", FaultClass.Wait, "QuickBooks has locked this company for a while.", Later + " If it lasts for more than a day, sign in to QuickBooks and look for a message about the company."),
        new("150", FaultClass.Wait, "QuickBooks is being maintained.", Later),
        new("500", FaultClass.Bug, "QuickBooks does not know this kind of request.", ""),
        new("600", FaultClass.LookUpFirst, "QuickBooks has seen this request before, so an earlier try may have been carried out.", Later + " QuickBooks is searched for the document first."),
        new("10000", FaultClass.Ambiguous, "QuickBooks failed and did not say whether anything was written.", Later + " QuickBooks is searched for the document first."),
        new("10100", FaultClass.Bug, "The answer would be larger than QuickBooks gives at once.", ""),
        new("1040", FaultClass.Bug, "More documents were sent together than QuickBooks takes.", ""),
    ];

    private static KnownFault[] Malformed() =>
    [
        new("2010", FaultClass.Bug, "QuickBooks does not know a field that was sent.", ""),
        new("2020", FaultClass.Bug, "A field that QuickBooks needs is missing.", ""),
        new("2030", FaultClass.Bug, "A key that was sent is no number.", ""),
        new("2040", FaultClass.Person, "A text holds a character that QuickBooks does not take.", "Change the text in Smokeball (plain letters, no symbols), then send it again."),
        new("2050", FaultClass.Person, "A text is longer than QuickBooks takes.", "Shorten it in Smokeball (the number, the name or the description that QuickBooks names), then send it again."),
        .. Codes(FaultClass.Bug, "A date was sent in another form than QuickBooks reads.", 2060, 2070),
        .. Codes(FaultClass.Bug, "An amount or number was sent in another form than QuickBooks reads.", 2080, 2090, 2100, 2110, 2140),
        new("2130", FaultClass.Bug, "The request id has another form than QuickBooks takes.", ""),
        new("2170", FaultClass.Bug, "A value that was sent is none of those QuickBooks knows.", ""),
        new("2210", FaultClass.Person, "An e-mail address is not one.", "Correct the client's e-mail address in Smokeball or on the customer in QuickBooks, then send it again."),
        new("2220", FaultClass.Person, "The currency does not fit the customer or the company.", "A customer's currency cannot be changed: map the matter to a customer in the document's currency, then send it again."),
        new("2250", FaultClass.Bug, "The document has no lines.", ""),
        new("2260", FaultClass.Bug, "A journal line does not say whether it is a debit or a credit.", ""),
        new("2290", FaultClass.Bug, "A journal line has a negative amount.", ""),
        new("2300", FaultClass.Bug, "Debits and credits are not equal.", ""),
    ];

    private static KnownFault[] Queries() =>
    [
        new("4000", FaultClass.Bug, "QuickBooks could not read the question.", ""),
        new("4001", FaultClass.Bug, "QuickBooks does not allow the question.", ""),
        new("4002", FaultClass.Bug, "QuickBooks could not answer the question.", ""),
    ];

    private static KnownFault[] Business() =>
    [
        new("610", FaultClass.Person, "Something that the posting names is not in QuickBooks any more, or was made inactive.",
            "Find it in QuickBooks (lists show inactive entries on request). Make it active again, or map the matter or code to another one, then send it again."),
        new("620", FaultClass.Person, "QuickBooks cannot link these two documents.", "A payment must be of the invoice's own customer or its client. Check both in QuickBooks, then send it again or link the document entered by hand."),
        new("800", FaultClass.Person, "Other documents depend on it, so QuickBooks keeps it.", "Remove the dependent documents in QuickBooks first, or leave this item to manual."),
        new("2500", FaultClass.Person, "The posting names a customer, item, account or term that QuickBooks does not know.", "Look at the mapping of the matter, code or account: choose an entry that exists and is active, then send it again."),
        new("5010", FaultClass.ReReadAndDecide, "Somebody changed this in QuickBooks at the same moment.", "Nothing was overwritten. It is read again; if it still differs, the card shows both versions and you decide."),
        new("5020", FaultClass.Person, "The QuickBooks plan, or the rights of the person who connected it, do not allow this.", "Upgrade the plan or switch the feature on in QuickBooks, or have a company administrator connect it again; then send it again."),
        new("6000", FaultClass.Person, "QuickBooks' own rules do not allow this document.", "Its own words name the account, customer or line. Mend that in QuickBooks or in the mapping, then send it again."),
        new("6010", FaultClass.Bug, "An account was sent without its type.", ""),
        new("6030", FaultClass.Person, "The file is larger than QuickBooks takes.", "Attach a smaller file in QuickBooks by hand."),
        new("6070", FaultClass.Bug, "A line's amount is not its price times its quantity.", ""),
        new("6080", FaultClass.Person, "A customer has no name.", "Write the client's name in Smokeball, then send it again."),
        new("6090", FaultClass.Person, "Discounts are not set up in QuickBooks.", "Switch discounts on in QuickBooks (Account and settings, Sales) and choose a discount account, then send it again."),
        new("6100", FaultClass.Person, "A line's tax code does not fit the company's tax settings.", "Set the tax code of the service in the mapping to taxable or non-taxable, then send it again."),
        new("6130", FaultClass.Person, "The customer has invoices, so who is billed cannot be changed.", "Change it on the customer in QuickBooks by hand, or map the matter to another customer."),
        new("6150", FaultClass.Bug, "A matter was sent without its client.", ""),
        new("6180", FaultClass.Person, "QuickBooks allows five levels of customers, and the client is already too deep.", "Map the matter to a customer higher up in QuickBooks, then send it again."),
        new("6190", FaultClass.Person, "The QuickBooks subscription has ended or the company is suspended: it can only be read.", "Renew the subscription at Intuit. What is approved waits and can be sent again then; nothing is lost."),
        new("6200", FaultClass.Person, "The posting is dated in a closed period.", ClosedBooks),
        new("6210", FaultClass.Person, "The posting is dated in a closed period, which QuickBooks opens only with a password.", ClosedBooks),
        new("6220", FaultClass.Person, "The account or customer still has a balance, so it cannot be made inactive.", "Bring its balance to zero in QuickBooks first."),
        new("6420", FaultClass.Person, "The invoice is to be sent by e-mail and the customer has no address.", "Write an e-mail address on the customer in QuickBooks, then send it again."),
        new("6430", FaultClass.Person, "An account of the wrong type is mapped.", "Choose an account of the type that QuickBooks names in the account mapping, then send it again."),
        new("6480", FaultClass.Person, "The document is matched with a line of the bank feed.", "Undo the match in QuickBooks (Banking, Categorized), then send it again, or keep it as it is."),
        new("6540", FaultClass.Person, "The payment is part of a bank deposit, so QuickBooks does not let it change.", "Take the payment out of the deposit in QuickBooks, then send the change again; or keep it as it is."),
    ];

    private static KnownFault[] Duplicates() =>
    [
        new("6140", FaultClass.LookUpFirst, "The document number is taken in QuickBooks, perhaps by our own document.", "If the document found there is this one, link it. If not, post ours under another number."),
        new("6240", FaultClass.LookUpFirst, "The name is taken in QuickBooks by another customer, vendor or employee, active or not.", "If that entry is this client or matter, map it. If not, rename one of them, then send it again."),
    ];

    private static IEnumerable<KnownFault> Time() =>
    [
        new("6310", FaultClass.Person, "A billable time entry has no customer.", TimeByHand),
        new("6320", FaultClass.Person, "QuickBooks' rules for time entries do not allow this one.", TimeByHand),
        new("6330", FaultClass.Person, "A billable time entry has no rate.", TimeByHand),
        .. Codes(FaultClass.Person, "The time entry overlaps another one or is too long for QuickBooks.", 6340, 6350, 6360, 6370, 6380, 6390)
            .Select(row => row with { Remedy = TimeByHand }),
    ];

    private static IEnumerable<KnownFault> Codes(FaultClass kind, string meaning, params int[] codes) =>
        codes.Select(code => new KnownFault(code.ToString(System.Globalization.CultureInfo.InvariantCulture), kind, meaning, ""));
}

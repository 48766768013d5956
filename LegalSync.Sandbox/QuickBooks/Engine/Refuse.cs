using System.Globalization;

namespace LegalSync.Sandbox.QuickBooks.Engine;

/// <summary>The refusals that several entities share, worded as the real books word them.</summary>
internal static class Refuse
{
    public static RefusedException Missing(string element) => new(
        "2020", "Required param missing, need to supply the required value for the API",
        $"Required parameter {element} is missing in the request", element);

    public static RefusedException NotFound(string what) => new("610", "Object Not Found", $"Object Not Found : {what}", "");

    public static RefusedException Inactive() => NotFound(
        "Something you're trying to use has been made inactive. Check the fields with accounts, customers, items, vendors or employees.");

    public static RefusedException Gone() => NotFound("Another user has deleted this transaction.");

    public static RefusedException BadReference(string list, string id) => new(
        "2500", "Invalid Reference Id", $"Invalid Reference Id : {list} element id {id} not found", "");

    public static RefusedException Business(string why) => new(
        "6000", "A business validation error has occurred while processing your request", $"Business Validation Error: {why}", "");

    public static RefusedException NotLinkable(string why) => new(
        "620", "Transaction cannot be linked", $"Transaction can't be linked : {why}", "");

    public static RefusedException Stale() => new(
        "5010", "Stale Object Error",
        "Stale Object Error : You and Sandbox Bookkeeper were working on this at the same time. Sandbox Bookkeeper finished before you did, so your work was not saved.",
        "");

    public static RefusedException DuplicateName() => new(
        "6240", "Duplicate Name Exists Error",
        "The name supplied already exists. : Another customer, vendor or employee is already using this name. Please use a different name.", "");

    public static RefusedException DuplicateListName() =>
        new("6240", "Duplicate Name Exists Error", "The name supplied already exists. : null", "");

    public static RefusedException DuplicateNumber(string number, string kind, string id) => new(
        "6140", "Duplicate Document Number Error",
        $"Duplicate Document Number Error : You must specify a different number. This number has already been used. DocNumber={number} is assigned to TxnType={kind} with TxnId={id}",
        "");

    public static RefusedException Closed(bool byPassword) => new(
        byPassword ? "6210" : "6200",
        byPassword ? "Account Period Closed, Cannot Update Through Services API" : "Account Period Closed",
        "The account period has closed and the account books cannot be updated through the QBO Services API. Please check the QBO website to make these settings.",
        "");

    public static RefusedException Deposited() => new(
        "6540", "Deposited Transaction cannot be changed",
        "This transaction has been deposited. If you want to change or delete it, you must edit the deposit it appears on and remove it first");

    public static RefusedException FeatureOff(string what) =>
        Business($"{what} tracking is not switched on for this company.");

    public static RefusedException Unknown(string property, string type, IReadOnlyCollection<string> known) => new(
        "2010", "Request has invalid or unsupported property",
        $"Property Name:Unrecognized field \"{property}\" (class com.intuit.schema.finance.v3.{type}), not marked as ignorable "
        + $"({known.Count} known properties: {string.Join(", ", known.Select(name => $"\"{name}\""))}])\n specified is unsupported or invalid");

    public static RefusedException Malformed(string why) => new(
        "2010", "Request has invalid or unsupported property", $"Property Name:{why} specified is unsupported or invalid");

    public static RefusedException TooLong(string element, int limit, int length) => new(
        "2050", "String length is either shorter or longer than supported by specification",
        string.Create(CultureInfo.InvariantCulture, $"Min:0 Max:{limit} supported. Supplied length:{length}"), element);

    public static RefusedException BadId(string value) => new(
        "2030", "Invalid ID", $"Id should be a valid number. Supplied value:{value}", "Id");

    public static RefusedException BadEnumeration(string element, string value) => new(
        "2170", "Invalid Enumeration", $"Invalid Enumeration : {element} does not take the value {value}", element);

    public static RefusedException BadNumber(string element, string value) =>
        new("2080", "Invalid Number", $"{element} should be a valid number. Supplied value:{value}", element);

    public static RefusedException BadDate(string element, string value) =>
        new("2070", "Invalid Date Format", $"{element} should be a date of the form YYYY-MM-DD. Supplied value:{value}", element);

    public static RefusedException WrongAccountType(string element) =>
        new("6430", "Invalid account type used", $"Invalid account type : the account of {element} is of a type that this transaction does not take.", element);

    public static RefusedException Unsupported(string operation) =>
        new("500", "Unsupported Operation", $"Operation {operation} is not supported.");
}

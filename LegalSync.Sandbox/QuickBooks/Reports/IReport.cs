using System.Text.Json.Nodes;
using LegalSync.Sandbox.QuickBooks.Engine;

namespace LegalSync.Sandbox.QuickBooks.Reports;

/// <summary>One report that the books can be asked for.</summary>
internal interface IReport
{
    /// <summary>Its name in the address.</summary>
    string Name { get; }

    /// <summary>The whole answer.</summary>
    JsonObject Build(Books books, ReportRequest request);
}

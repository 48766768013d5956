using LegalSync.Infrastructure.Connect;

namespace LegalSync.Web.Features.Connections;

/// <summary>What the page reads of links and does with them.</summary>
public sealed record LinkTools(LinkQuery Query, TestConnection Test, DisconnectSystem Disconnect);

using LegalSync.Sandbox.QuickBooks.Engine;

namespace LegalSync.Sandbox.QuickBooks.Entities;

/// <summary>What callers may only read: tax codes, the company, its preferences.</summary>
internal sealed class FixedRules(string kind, params string[] queryable) : EntityRules
{
    public override string Kind => kind;

    public override IReadOnlyList<string> Queryable => queryable;

    public override bool IsWritable => false;

    public override void Complete(Draft draft) => throw Refuse.Unsupported($"write of {kind}");
}

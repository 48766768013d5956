namespace LegalSync.Infrastructure.QuickBooks.Transport;

/// <summary>How many nodes share each company's limits.</summary>
public interface INodeCount
{
    /// <summary>Live nodes, this one among them; at least one.</summary>
    int Live { get; }
}

/// <summary>This node is the only one.</summary>
public sealed class SingleNode : INodeCount
{
    /// <inheritdoc />
    public int Live => 1;
}

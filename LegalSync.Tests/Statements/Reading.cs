using System.Text;
using LegalSync.Domain.Statements;
using LegalSync.Infrastructure.Files.Statements;
using Xunit;

namespace LegalSync.Tests.Statements;

/// <summary>Short ways to read a text in a test.</summary>
internal static class Reading
{
    public static StatementReading Of(byte[] content, StatementReadOptions? options = null)
    {
        using var stream = new MemoryStream(content, writable: false);
        return StatementReader.Read(stream, "bank.txt", options ?? new StatementReadOptions());
    }

    public static StatementReading Of(string content, StatementReadOptions? options = null) => Of(Encoding.UTF8.GetBytes(content), options);

    /// <summary>The one statement of a file that must be right.</summary>
    public static BankStatement One(string content, StatementReadOptions? options = null)
    {
        var reading = Of(content, options);
        Assert.True(reading.Problems.Count == 0, string.Join('\n', reading.Problems));
        return Assert.Single(reading.Statements);
    }

    /// <summary>What a file that must be refused is told.</summary>
    public static string Refusal(string content, StatementReadOptions? options = null)
    {
        var reading = Of(content, options);
        Assert.Empty(reading.Statements);
        Assert.All(reading.Problems, problem => Assert.NotNull(problem.Line));
        return string.Join('\n', reading.Problems);
    }
}

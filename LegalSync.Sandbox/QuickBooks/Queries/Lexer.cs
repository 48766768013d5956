using System.Globalization;
using System.Text;
using LegalSync.Sandbox.QuickBooks.Engine;

namespace LegalSync.Sandbox.QuickBooks.Queries;

/// <summary>What a piece of a statement is.</summary>
internal enum TokenKind
{
    /// <summary>A keyword or a property name.</summary>
    Word,

    /// <summary>A value in single quotes.</summary>
    Quoted,

    /// <summary>A bare number.</summary>
    Number,

    /// <summary>An operator, a comma, a parenthesis or a star.</summary>
    Sign,

    /// <summary>The end of the statement.</summary>
    End,
}

/// <summary>One piece of a statement.</summary>
internal readonly record struct Token(TokenKind Kind, string Text, int Column)
{
    /// <summary>Whether this is a keyword or a sign, in any case.</summary>
    public bool Is(string word) => Kind is TokenKind.Word or TokenKind.Sign && string.Equals(Text, word, StringComparison.OrdinalIgnoreCase);
}

/// <summary>Cuts a query statement into pieces; a backslash escapes a quote inside a value.</summary>
internal static class Lexer
{
    /// <summary>The pieces, the last being the end.</summary>
    /// <exception cref="RefusedException">4000: a character that no piece begins with, such as a typographic quote.</exception>
    public static List<Token> Cut(string statement)
    {
        var tokens = new List<Token>();
        for (var at = 0; at < statement.Length;)
        {
            var start = at;
            var sign = statement[at];
            if (char.IsWhiteSpace(sign))
            {
                at++;
            }
            else if (sign == '\'')
            {
                tokens.Add(new Token(TokenKind.Quoted, Quoted(statement, ref at), start + 1));
            }
            else if (char.IsAsciiDigit(sign) || (sign == '-' && at + 1 < statement.Length && char.IsAsciiDigit(statement[at + 1])))
            {
                at = EndOf(statement, at + 1, next => char.IsAsciiDigit(next) || next == '.');
                tokens.Add(new Token(TokenKind.Number, statement[start..at], start + 1));
            }
            else if (char.IsAsciiLetter(sign) || sign == '_')
            {
                at = EndOf(statement, at, next => char.IsAsciiLetterOrDigit(next) || next is '_' or '.');
                tokens.Add(new Token(TokenKind.Word, statement[start..at], start + 1));
            }
            else
            {
                at += SignLength(statement, at);
                tokens.Add(new Token(TokenKind.Sign, statement[start..at], start + 1));
            }
        }

        tokens.Add(new Token(TokenKind.End, "<EOF>", statement.Length + 1));
        return tokens;
    }

    /// <summary>The refusal of a statement that cannot be read.</summary>
    public static RefusedException Unreadable(string why) => new("4000", "Error parsing query", $"QueryParserError: {why}");

    private static string Quoted(string statement, ref int at)
    {
        var value = new StringBuilder();
        for (at++; at < statement.Length; at++)
        {
            if (statement[at] == '\'')
            {
                at++;
                return value.ToString();
            }

            if (statement[at] == '\\' && at + 1 < statement.Length && statement[at + 1] is '\'' or '\\')
            {
                at++;
            }

            value.Append(statement[at]);
        }

        throw Unreadable(string.Create(CultureInfo.InvariantCulture, $"Lexical error at line 1, column {at + 1}. Encountered: <EOF> after : \"{value}\""));
    }

    private static int EndOf(string statement, int at, Func<char, bool> belongs)
    {
        while (at < statement.Length && belongs(statement[at]))
        {
            at++;
        }

        return at;
    }

    private static int SignLength(string statement, int at) => statement[at] switch
    {
        '<' or '>' when at + 1 < statement.Length && statement[at + 1] == '=' => 2,
        '<' or '>' or '=' or '(' or ')' or ',' or '*' => 1,
        var other => throw Unreadable(string.Create(
            CultureInfo.InvariantCulture, $"Lexical error at line 1, column {at + 1}. Encountered: \"{other}\" ({(int)other}), after : \"\"")),
    };
}

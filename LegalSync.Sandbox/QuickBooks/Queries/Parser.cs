using System.Globalization;
using LegalSync.Sandbox.QuickBooks.Engine;

namespace LegalSync.Sandbox.QuickBooks.Queries;

/// <summary>Reads the books' query language, which has no OR, no NOT, no joins and no grouping.</summary>
internal sealed class Parser
{
    private static readonly string[] Operators = ["=", "<", ">", "<=", ">=", "IN", "LIKE"];
    private readonly List<Token> _tokens;
    private int _at;

    private Parser(List<Token> tokens) => _tokens = tokens;

    /// <summary>The statement that a text says.</summary>
    /// <exception cref="RefusedException">4000 or 4001.</exception>
    public static Statement Parse(string text) => new Parser(Lexer.Cut(text)).Read();

    private Token Current => _tokens[_at];

    private Statement Read()
    {
        Demand("SELECT");
        var (isCount, projection) = ReadColumns();
        Demand("FROM");
        var statement = new Statement(Word()) { IsCount = isCount, Projection = projection };
        if (Accept("WHERE"))
        {
            statement = statement with { Where = ReadConditions() };
        }

        while (Current.Kind is not TokenKind.End)
        {
            statement = ReadClause(statement);
        }

        return statement;
    }

    private Statement ReadClause(Statement statement)
    {
        if (Accept("STARTPOSITION"))
        {
            return statement with { StartPosition = Whole(1, int.MaxValue) };
        }

        if (Accept("MAXRESULTS"))
        {
            return statement with { MaxResults = Whole(1, 1000) };
        }

        if (Accept("ORDERBY") || (Accept("ORDER") && Accept("BY")))
        {
            return statement with { OrderBy = ReadOrder() };
        }

        throw Unexpected();
    }

    private (bool IsCount, List<string> Projection) ReadColumns()
    {
        if (Accept("*"))
        {
            return (false, []);
        }

        if (Current.Is("COUNT") && _tokens[_at + 1].Is("("))
        {
            _at += 2;
            Demand("*");
            Demand(")");
            return (true, []);
        }

        var projection = new List<string> { Word() };
        while (Accept(","))
        {
            projection.Add(Word());
        }

        return (false, projection);
    }

    private List<Condition> ReadConditions()
    {
        var conditions = new List<Condition>();
        do
        {
            var property = Word();
            var found = Operators.FirstOrDefault(Current.Is) ?? throw Unexpected();
            _at++;
            conditions.Add(new Condition(property, found, found == "IN" ? ReadList() : [Value()]));
        }
        while (Accept("AND"));

        return conditions;
    }

    private List<string> ReadList()
    {
        Demand("(");
        var values = new List<string> { Value() };
        while (Accept(","))
        {
            values.Add(Value());
        }

        Demand(")");
        return values;
    }

    private List<Ordering> ReadOrder()
    {
        var order = new List<Ordering>();
        do
        {
            var property = Word();
            var isDescending = Accept("DESC");
            order.Add(new Ordering(property, isDescending));
            _ = !isDescending && Accept("ASC");
        }
        while (Accept(","));

        return order;
    }

    private int Whole(int least, int most)
    {
        var token = Current;
        if (token.Kind is not (TokenKind.Number or TokenKind.Quoted) || !long.TryParse(token.Text, CultureInfo.InvariantCulture, out var number))
        {
            throw Unexpected();
        }

        _at++;
        return number < least
            ? throw Invalid($"value {token.Text} is too small. Min allowed value is {JsonReading.Plain(least)}")
            : number > most
                ? throw Invalid($"value {token.Text} is too large. Max allowed value is {JsonReading.Plain(most)}")
                : (int)number;
    }

    private string Value()
    {
        var token = Current;
        var isValue = token.Kind is TokenKind.Quoted or TokenKind.Number || token.Is("true") || token.Is("false");
        _at++;
        return isValue ? token.Text : throw Unexpected(token);
    }

    private string Word()
    {
        var token = Current;
        _at++;
        return token.Kind is TokenKind.Word ? token.Text : throw Unexpected(token);
    }

    private void Demand(string word)
    {
        if (!Accept(word))
        {
            throw Unexpected();
        }
    }

    private bool Accept(string word)
    {
        if (!Current.Is(word))
        {
            return false;
        }

        _at++;
        return true;
    }

    private RefusedException Unexpected() => Unexpected(Current);

    private static RefusedException Unexpected(Token token) => Lexer.Unreadable(string.Create(
        CultureInfo.InvariantCulture, $"Encountered \" \"{token.Text}\" \"\" at line 1, column {token.Column}."));

    /// <summary>The refusal of a statement that reads well and asks for what there is not.</summary>
    public static RefusedException Invalid(string why) => new("4001", "Invalid query", $"QueryValidationError: {why}");
}

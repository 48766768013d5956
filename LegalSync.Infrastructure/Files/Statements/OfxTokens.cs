namespace LegalSync.Infrastructure.Files.Statements;

/// <summary>A piece of an OFX file.</summary>
internal enum OfxTokenKind
{
    /// <summary>The beginning of an element.</summary>
    Open,

    /// <summary>Its end.</summary>
    Close,

    /// <summary>What stands between tags; entities are read.</summary>
    Text,
}

/// <summary>A piece and the line on which it begins.</summary>
internal readonly record struct OfxToken(OfxTokenKind Kind, string Value, int Line);

/// <summary>Cuts OFX, whether SGML or XML, into tags and texts. Nothing outside the file is ever fetched.</summary>
internal sealed class OfxTokens(string text, ProblemList problems)
{
    private const int LongestName = 40;
    private const string Mend = "Download the statement again; it was damaged on the way.";

    private readonly List<OfxToken> _tokens = [];
    private int _at;
    private int _line = 1;

    /// <summary>The pieces from the first tag on; what is wrong is among the problems.</summary>
    public List<OfxToken> Cut(int start)
    {
        Move(start);
        while (_at < text.Length && !problems.Any)
        {
            if (text[_at] != '<')
            {
                var end = text.IndexOf('<', _at);
                end = end < 0 ? text.Length : end;
                _tokens.Add(new OfxToken(OfxTokenKind.Text, OfxEntities.Read(text[_at..end]), _line));
                Move(end);
            }
            else if (!Skip("<!--", "-->", isText: false) && !Skip("<![CDATA[", "]]>", isText: true) && !Skip("<?", "?>", isText: false))
            {
                Tag();
            }
        }

        return _tokens;
    }

    /// <summary>Steps over a piece with marks of its own.</summary>
    private bool Skip(string open, string close, bool isText)
    {
        if (string.CompareOrdinal(text, _at, open, 0, open.Length) != 0)
        {
            return false;
        }

        var end = text.IndexOf(close, _at + open.Length, StringComparison.Ordinal);
        if (end < 0)
        {
            problems.Add(_line, $"What begins with {open} here never ends.", Mend);
            return true;
        }

        if (isText)
        {
            _tokens.Add(new OfxToken(OfxTokenKind.Text, text[(_at + open.Length)..end], _line));
        }

        Move(end + close.Length);
        return true;
    }

    private void Tag()
    {
        var end = text.IndexOf('>', _at);
        var body = end < 0 ? "" : text[(_at + 1)..end];
        var isClose = body.StartsWith('/');
        var isEmpty = body.EndsWith('/') && !isClose;
        var inner = body.Trim('/').TrimEnd();
        var space = inner.AsSpan().IndexOfAny(" \t\r\n");
        var name = space < 0 ? inner : inner[..space];
        name = name[(name.IndexOf(':', StringComparison.Ordinal) + 1)..].ToUpperInvariant();
        if (!IsName(name) || (space >= 0 && (isClose || !AreNamespaces(inner[space..]))))
        {
            problems.Add(_line, $"{ProblemList.Shown("<" + (end < 0 ? text[(_at + 1)..Math.Min(text.Length, _at + 30)] : body) + ">")} is not a tag of OFX.", Mend);
            return;
        }

        _tokens.Add(new OfxToken(isClose ? OfxTokenKind.Close : OfxTokenKind.Open, name, _line));
        if (isEmpty)
        {
            _tokens.Add(new OfxToken(OfxTokenKind.Close, name, _line));
        }

        Move(end + 1);
    }

    private static bool IsName(string name) =>
        name.Length is > 0 and <= LongestName && char.IsAsciiLetter(name[0]) && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' or '-');

    /// <summary>OFX has no attributes; writers of XML add the names of namespaces.</summary>
    private static bool AreNamespaces(string attributes) =>
        attributes.Split((char[])[' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries)
            .All(attribute => attribute.StartsWith("xmlns", StringComparison.Ordinal) || attribute.StartsWith("xsi:", StringComparison.Ordinal));

    private void Move(int to)
    {
        _line += text.AsSpan(_at, to - _at).Count('\n');
        _at = to;
    }
}

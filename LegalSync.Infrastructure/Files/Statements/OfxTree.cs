namespace LegalSync.Infrastructure.Files.Statements;

/// <summary>An element of an OFX file: either it holds elements, or a text.</summary>
internal sealed class OfxNode(string name, int line, string? text)
{
    /// <summary>Its name in capitals.</summary>
    public string Name { get; } = name;

    /// <summary>The line it begins on.</summary>
    public int Line { get; } = line;

    /// <summary>Its text, white space tidied; null when it holds elements.</summary>
    public string? Text { get; } = text;

    /// <summary>What it holds.</summary>
    public List<OfxNode> Children { get; } = [];

    /// <summary>The first element of a name; null when there is none.</summary>
    public OfxNode? Child(string name) => Children.Find(child => child.Name == name);

    /// <summary>The text of the first element of a name; empty when there is none.</summary>
    public string TextOf(string name) => Child(name)?.Text ?? "";

    /// <summary>Every element of a name, however deep.</summary>
    public IEnumerable<OfxNode> Descendants(string name) =>
        Children.SelectMany(child => child.Name == name ? [child] : child.Descendants(name));
}

/// <summary>Builds the tree. Elements that hold elements must be closed, those with text need not be: that is how OFX 1 is written.</summary>
internal sealed class OfxTree(List<OfxToken> tokens, ProblemList problems)
{
    private const int Deepest = 24;
    private const string Mend = "Download the statement again; it was damaged or cut off on the way.";

    private readonly HashSet<string> _closed = tokens.Where(token => token.Kind == OfxTokenKind.Close).Select(token => token.Value).ToHashSet(StringComparer.Ordinal);
    private readonly HashSet<string> _vetted = new(StringComparer.Ordinal);
    private readonly Stack<OfxNode> _open = new();
    private int _at;

    /// <summary>The root, <c>OFX</c>; null when the file is damaged, which is then among the problems.</summary>
    public OfxNode? Build()
    {
        var top = new OfxNode("", 1, null);
        _open.Push(top);
        while (_at < tokens.Count && !problems.Any)
        {
            Take(tokens[_at++]);
        }

        if (!problems.Any && _open.Count > 1)
        {
            problems.Add(tokens[^1].Line, $"The file ends inside <{_open.Peek().Name}>, which began on line {_open.Peek().Line}.", Mend);
        }

        if (!problems.Any && (top.Children.Count != 1 || top.Children[0].Name != "OFX"))
        {
            problems.Add(top.Children.Count > 1 ? top.Children[1].Line : 1, "An OFX file holds one <OFX> and nothing beside it.", Mend);
        }

        return problems.Any ? null : top.Children[0];
    }

    private void Take(OfxToken token)
    {
        if (token.Kind == OfxTokenKind.Open)
        {
            Open(token);
        }
        else if (token.Kind == OfxTokenKind.Text && !string.IsNullOrWhiteSpace(token.Value))
        {
            problems.Add(token.Line, $"{ProblemList.Shown(BankText.Tidy(token.Value))} stands where only a tag may stand.", Mend);
        }
        else if (token.Kind == OfxTokenKind.Close)
        {
            if (_open.Count > 1 && _open.Peek().Name == token.Value)
            {
                _open.Pop();
            }
            else
            {
                problems.Add(token.Line, _open.Count > 1
                    ? $"</{token.Value}> stands where <{_open.Peek().Name}> of line {_open.Peek().Line} is still open."
                    : $"</{token.Value}> closes nothing.", Mend);
            }
        }
    }

    private void Open(OfxToken token)
    {
        var isKnown = OfxTags.IsContainer(token.Value) || OfxTags.IsLeaf(token.Value);
        if (!isKnown && _vetted.Add(token.Value) && OfxTags.Meant(token.Value) is { } meant)
        {
            problems.Add(token.Line, $"<{token.Value}> is not a tag of OFX; it looks like a damaged <{meant}>.", Mend);
            return;
        }

        if (!IsContainer(token.Value))
        {
            _open.Peek().Children.Add(new OfxNode(token.Value, token.Line, LeafText(token.Value)));
            return;
        }

        var node = new OfxNode(token.Value, token.Line, null);
        _open.Peek().Children.Add(node);
        _open.Push(node);
        if (_open.Count > Deepest)
        {
            problems.Add(token.Line, "The elements are nested deeper than OFX has them.", Mend);
        }
    }

    private bool IsContainer(string name)
    {
        if (OfxTags.IsContainer(name) || OfxTags.IsLeaf(name) || !_closed.Contains(name))
        {
            return OfxTags.IsContainer(name);
        }

        // A bank's own tag: it holds elements when one follows before any text.
        var next = _at;
        while (next < tokens.Count && tokens[next].Kind == OfxTokenKind.Text && string.IsNullOrWhiteSpace(tokens[next].Value))
        {
            next++;
        }

        return next < tokens.Count && tokens[next].Kind == OfxTokenKind.Open;
    }

    private string LeafText(string name)
    {
        var parts = new List<string>();
        while (_at < tokens.Count && tokens[_at].Kind == OfxTokenKind.Text)
        {
            parts.Add(tokens[_at++].Value);
        }

        if (_at < tokens.Count && tokens[_at].Kind == OfxTokenKind.Close && tokens[_at].Value == name)
        {
            _at++;
        }

        return BankText.Tidy(string.Concat(parts));
    }
}

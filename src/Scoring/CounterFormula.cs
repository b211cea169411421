namespace DiemSang.Scoring;

/// <summary>
/// Công thức: how a numerator or denominator is made from counters, with +, − and max(…):
/// "tthc_partial + tthc_full", "max(received_bcqg, dossiers_received)".
/// </summary>
public sealed class CounterFormula
{
    private readonly Node root;

    private CounterFormula(string text, Node root)
    {
        Text = text;
        this.root = root;
        Counters = [.. root.Names().Distinct()];
    }

    /// <summary>Stands where a file gave no formula: the file is refused, nobody sees it.</summary>
    internal static CounterFormula Nothing { get; } = new("", new Counter(""));

    public string Text { get; }

    /// <summary>Every counter the formula names, once, in the order of the text.</summary>
    public IReadOnlyList<string> Counters { get; }

    /// <exception cref="FormatException">The text is not a formula; the message says where it stops making sense.</exception>
    public static CounterFormula Parse(string text) => new(text, new Parser(text).Whole());

    /// <summary>
    /// The value in whole subjects. An unknown counter adds nothing and never wins a maximum; the value is null only
    /// when every counter is unknown.
    /// </summary>
    public long? Evaluate(Func<string, long?> counter) => root.Value(counter);

    public override string ToString() => Text;

    private abstract record Node
    {
        public abstract long? Value(Func<string, long?> counter);
        public abstract IEnumerable<string> Names();
    }

    private sealed record Counter(string Name) : Node
    {
        public override long? Value(Func<string, long?> counter) => counter(Name);
        public override IEnumerable<string> Names() => [Name];
    }

    private sealed record Sum(Node Left, Node Right, int Sign) : Node
    {
        public override long? Value(Func<string, long?> counter) => (Left.Value(counter), Right.Value(counter)) switch
        {
            (null, null) => null,
            var (left, right) => (left ?? 0) + Sign * (right ?? 0),
        };

        public override IEnumerable<string> Names() => Left.Names().Concat(Right.Names());
    }

    private sealed record Largest(List<Node> Of) : Node
    {
        public override long? Value(Func<string, long?> counter)
        {
            long? largest = null;
            foreach (var node in Of)
                if (node.Value(counter) is { } value && (largest is null || value > largest))
                    largest = value;
            return largest;
        }

        public override IEnumerable<string> Names() => Of.SelectMany(node => node.Names());
    }

    private sealed class Parser(string text)
    {
        private int at;

        public Node Whole()
        {
            var node = Expression();
            return at == text.Length ? node : throw Unexpected();
        }

        private Node Expression()
        {
            var node = Term();
            while (true)
            {
                if (Takes('+')) node = new Sum(node, Term(), +1);
                else if (Takes('-')) node = new Sum(node, Term(), -1);
                else return node;
            }
        }

        private Node Term()
        {
            if (Takes('(')) return Closed(Expression());
            var name = Name();
            return name == "max" && Takes('(') ? Closed(Arguments()) : new Counter(name);
        }

        private Largest Arguments()
        {
            List<Node> nodes = [Expression()];
            while (Takes(',')) nodes.Add(Expression());
            return new(nodes);
        }

        private Node Closed(Node inner) => Takes(')') ? inner : throw Unexpected();

        private string Name()
        {
            SkipSpaces();
            var start = at;
            while (at < text.Length && (char.IsAsciiLetterLower(text[at]) || char.IsAsciiDigit(text[at]) || text[at] == '_')) at++;
            if (at == start) throw Unexpected();
            var name = text[start..at];
            SkipSpaces();
            return name;
        }

        private bool Takes(char sign)
        {
            SkipSpaces();
            if (at == text.Length || text[at] != sign) return false;
            at++;
            SkipSpaces();
            return true;
        }

        private void SkipSpaces()
        {
            while (at < text.Length && text[at] == ' ') at++;
        }

        private FormatException Unexpected() => new($"'{text}' stops making sense at character {at + 1}");
    }
}

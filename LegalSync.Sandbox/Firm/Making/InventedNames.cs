namespace LegalSync.Sandbox.Firm.Making;

/// <summary>Names nobody bears: two nonsense halves make a surname, so that no client can be mistaken for a person.</summary>
internal sealed class InventedNames(Dice dice)
{
    private static readonly string[] Given =
    [
        "Ada", "Basil", "Cora", "Dexter", "Edda", "Fergus", "Greta", "Horace", "Ida", "Jasper", "Kit", "Lena", "Milo", "Nell",
        "Otis", "Petra", "Quincy", "Rosa", "Silas", "Tilda", "Ulric", "Vera", "Wilbur", "Xenia", "Yorick", "Zelda",
    ];

    private static readonly string[] FirstHalves =
    [
        "Noodle", "Pickle", "Thimble", "Bumble", "Wobble", "Teapot", "Marmalade", "Button", "Crumpet", "Doodle", "Fiddle", "Gadget",
        "Jelly", "Kettle", "Muffin", "Pumpkin", "Riddle", "Spindle", "Turnip", "Waffle", "Zipper", "Bobbin", "Custard", "Pudding",
    ];

    private static readonly string[] SecondHalves = ["wick", "worth", "ford", "by", "shire", "bottom", "field", "ley", "stone", "bridge", "ham", "croft"];
    private static readonly string[] Trades = ["Imaginary Holdings LLC", "Make-Believe Farms LLC", "Pretend Bakery Inc", "Fictional Freight LLC", "Sample Rentals LP"];

    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);

    public string GivenName() => dice.Pick(Given);

    public string Surname() => dice.Pick(FirstHalves) + dice.Pick(SecondHalves);

    /// <summary>A name that this firm has not used yet: the books allow each display name once.</summary>
    public (ContactKind Kind, string? First, string Last) Fresh()
    {
        while (true)
        {
            var throwOf = dice.Between(1, 100);
            var (kind, first, last) = throwOf switch
            {
                <= 80 => (ContactKind.Person, GivenName(), Surname()),
                <= 90 => (ContactKind.Trust, (string?)null, $"The {Surname()} Family Trust"),
                _ => (ContactKind.Company, (string?)null, $"{Surname()} {dice.Pick(Trades)}"),
            };
            if (_taken.Add($"{first} {last}"))
            {
                return (kind, first, last);
            }
        }
    }
}

using LegalSync.Domain.Statements;

namespace LegalSync.Infrastructure.Files.Statements;

/// <summary>What the three digits of a BAI2 transaction mean, as far as it matters here.</summary>
internal static class Bai2Types
{
    /// <summary>Plus for a credit, minus for a debit; null for a code that is neither.</summary>
    public static int? Sign(int code) => code switch
    {
        >= 101 and <= 399 => 1,
        >= 401 and <= 699 => -1,
        >= 920 and <= 959 => 1,
        >= 960 and <= 999 => -1,
        _ => null,
    };

    /// <summary>The kind of line; other where the code says no more than the sign.</summary>
    public static StatementLineType TypeOf(int code) => code switch
    {
        301 or 171 or 172 or 173 or 174 or 175 or (>= 115 and <= 118) => StatementLineType.Deposit,
        472 or 475 or 476 or 477 => StatementLineType.Check,
        (>= 191 and <= 208 and not (201 or 202)) or (>= 491 and <= 508 and not 501) => StatementLineType.Wire,
        201 or 202 or 206 or 275 or 277 or 501 or 575 or 577 => StatementLineType.Transfer,
        555 or 557 => StatementLineType.Return,
        661 or 698 or 695 or 691 => StatementLineType.Fee,
        354 or 654 => StatementLineType.Interest,
        142 or 143 or 145 or 164 or 165 or 166 or 169 or 442 or 443 or 445 or 451 or 452 or 455 or 464 or 466 or 469 => StatementLineType.Electronic,
        _ => StatementLineType.Other,
    };
}

using LegalSync.Domain.Audit;

namespace LegalSync.Infrastructure.Persistence.Queries;

/// <summary>What a screen asked for, or the refusal: a person without a role sees nothing.</summary>
/// <param name="Value">What was asked for; null when refused or not there.</param>
/// <param name="IsForbidden">True when the person may not read it.</param>
public sealed record Answer<T>(T? Value, bool IsForbidden)
    where T : class;

/// <summary>Who may read screens, and how an answer is made.</summary>
public static class Answer
{
    /// <summary>True for a person with any role; jobs have no screens.</summary>
    public static bool MayRead(Actor actor) => !actor.IsJob && actor.Roles.Count > 0;

    /// <summary>An answer.</summary>
    public static Answer<T> Of<T>(T? value)
        where T : class => new(value, false);

    /// <summary>A refusal.</summary>
    public static Answer<T> Forbidden<T>()
        where T : class => new(null, true);
}

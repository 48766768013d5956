namespace LegalSync.Domain.Audit;

/// <summary>What people may do. A person may hold several.</summary>
public enum Role
{
    /// <summary>Clears exceptions, edits mappings.</summary>
    Bookkeeper = 1,

    /// <summary>Approves.</summary>
    ManagingPartner = 2,

    /// <summary>Connects systems, decides accounts and streams.</summary>
    Administrator = 3,

    /// <summary>Reads everything, changes nothing.</summary>
    Auditor = 4,
}

/// <summary>Who acts: a person with roles, or a job's run.</summary>
/// <param name="Id">The user's key, or the job and run.</param>
/// <param name="Display">What the screens show.</param>
/// <param name="IsJob">True for a job, which has a closed list of commands.</param>
/// <param name="Roles">The roles of a person; none for a job.</param>
/// <param name="TrustGrants">Trust accounts (practice-side keys) the person answers for; <c>*</c> is all of them.</param>
public sealed record Actor(string Id, string Display, bool IsJob, IReadOnlyList<Role> Roles, IReadOnlyList<string> TrustGrants)
{
    /// <summary>Longest key a column holds.</summary>
    public const int MaxIdLength = 80;

    /// <summary>A job's run.</summary>
    public static Actor Job(string name, string run) => new($"job:{name}:{run}", $"Job {name}", true, [], []);

    /// <summary>A person.</summary>
    public static Actor Person(string id, string display, IReadOnlyList<Role> roles, IReadOnlyList<string> trustGrants) =>
        new(id, display, false, roles, trustGrants);

    /// <summary>True when the person holds the role.</summary>
    public bool Is(Role role) => Roles.Contains(role);

    /// <summary>True when the person answers for the trust account.</summary>
    public bool AnswersFor(string trustAccount) => TrustGrants.Contains("*") || TrustGrants.Contains(trustAccount);
}

using System.Text.Json.Serialization;
using LegalSync.Domain.Mapping;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;

namespace LegalSync.Domain.ExceptionQueue;

/// <summary>One thing that a resolution does: a typed command that re-enters at the stage it mends. Stored, so that it can be taken back.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "effect")]
[JsonDerivedType(typeof(RuleEffect), "rule")]
[JsonDerivedType(typeof(DirectiveEffect), "directive")]
[JsonDerivedType(typeof(PostingEffect), "posting")]
[JsonDerivedType(typeof(RetryEffect), "retry")]
[JsonDerivedType(typeof(ProbeEffect), "probe")]
[JsonDerivedType(typeof(LinkByHandEffect), "linkByHand")]
[JsonDerivedType(typeof(AbandonEffect), "abandon")]
[JsonDerivedType(typeof(StreamOffEffect), "streamOff")]
[JsonDerivedType(typeof(PauseEffect), "pause")]
[JsonDerivedType(typeof(SyncEffect), "sync")]
[JsonDerivedType(typeof(ReverseEffect), "reverse")]
[JsonDerivedType(typeof(PostAgainEffect), "postAgain")]
[JsonDerivedType(typeof(RelinkEffect), "relink")]
public abstract record ResolutionEffect;

/// <summary>Records a mapping rule.</summary>
public sealed record RuleEffect(MappingChange Change) : ResolutionEffect;

/// <summary>Gives a directive.</summary>
public sealed record DirectiveEffect(DirectiveKind Kind, string Event, string Value) : ResolutionEffect;

/// <summary>Writes to the books; when they confirm, a rule follows that points to what they made.</summary>
public sealed record PostingEffect(PostingDraft Draft, MappingChange? Then) : ResolutionEffect;

/// <summary>Tries a refused or stuck posting again.</summary>
public sealed record RetryEffect(string Event, int Leg) : ResolutionEffect;

/// <summary>Looks in the books for a posting whose outcome is unknown.</summary>
public sealed record ProbeEffect(string Event, int Leg) : ResolutionEffect;

/// <summary>A person posted it by hand: links the document.</summary>
public sealed record LinkByHandEffect(string Event, int Leg, string Document) : ResolutionEffect;

/// <summary>Gives a posting up: its item is left to manual.</summary>
public sealed record AbandonEffect(string Event) : ResolutionEffect;

/// <summary>Turns a stream off.</summary>
public sealed record StreamOffEffect(WorkKind Kind, string Because) : ResolutionEffect;

/// <summary>Pauses or resumes posting.</summary>
public sealed record PauseEffect(bool Paused) : ResolutionEffect;

/// <summary>Asks for a sync now.</summary>
public sealed record SyncEffect : ResolutionEffect;

/// <summary>What a person undid in the books stands: the item counts as reversed.</summary>
public sealed record ReverseEffect(string Event) : ResolutionEffect;

/// <summary>Documents of an item that are gone from the books are posted again.</summary>
public sealed record PostAgainEffect(string Event) : ResolutionEffect;

/// <summary>Another document of the books is taken as a posted item's.</summary>
/// <param name="Event">The item's event.</param>
/// <param name="From">The document it was.</param>
/// <param name="Document">The document it is now.</param>
public sealed record RelinkEffect(string Event, string From, string Document) : ResolutionEffect;

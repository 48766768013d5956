using System.Text;
using LegalSync.Domain.Rules;

namespace LegalSync.Web.Components.Shown;

/// <summary>Rules as words: a rule's name is a sentence, so it is read out as one.</summary>
public static class RuleText
{
    /// <summary>"Matter is mapped" for <see cref="RuleCode.MatterIsMapped"/>.</summary>
    public static string Of(RuleCode code)
    {
        var text = new StringBuilder();
        foreach (var letter in code.ToString())
        {
            text.Append(char.IsUpper(letter) && text.Length > 0 ? " " : "").Append(text.Length > 0 ? char.ToLowerInvariant(letter) : letter);
        }

        return text.ToString();
    }
}

using LegalSync.Sandbox.QuickBooks.Engine;

namespace LegalSync.Sandbox.QuickBooks.Entities;

/// <summary>Notes attached to other objects; files are not taken. Deleting what a note hangs on leaves the note.</summary>
internal sealed class AttachableRules : EntityRules
{
    public override string Kind => "Attachable";

    public override IReadOnlyList<string> Queryable => ["Note", "AttachableRef.EntityRef.Type", "AttachableRef.EntityRef.value"];

    public override bool IsDeletable => true;

    public override bool HonoursSparse => false;

    public override void Complete(Draft draft)
    {
        var document = draft.Document;
        if (document["Note"] is null)
        {
            throw Refuse.Missing("Note");
        }

        foreach (var reference in document.Objects("AttachableRef"))
        {
            var (type, id) = (reference.Text("EntityRef", "type"), reference.Ref("EntityRef"));
            if (type is null || id is null || draft.Books[type].Find(id) is null)
            {
                throw Refuse.Business($"The entity {type} {id} that you are trying to link does not exist. {type} {id}");
            }

            reference.Default("IncludeOnSend", false);
        }
    }
}

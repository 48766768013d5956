using LegalSync.Domain.Approvals;
using LegalSync.Domain.Audit;
using LegalSync.Domain.Autonomy;
using LegalSync.Domain.Capture;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Mapping;
using LegalSync.Domain.ParallelRun;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;
using LegalSync.Domain.Trust;
using LegalSync.Domain.Trust.Reconciling;
using LegalSync.Domain.VisibleDrafts;
using LegalSync.Infrastructure.Connect;
using LegalSync.Infrastructure.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace LegalSync.Infrastructure.Persistence;

/// <summary>The one model, over two databases. One firm per database.</summary>
public abstract class LegalSyncDb(DbContextOptions options) : IdentityDbContext<IdentityUser, IdentityRole, string>(options)
{
    /// <summary>Links to outside systems.</summary>
    public DbSet<Connection> Connections => Set<Connection>();

    /// <summary>Who may renew which link's tokens.</summary>
    public DbSet<ConnectionLease> ConnectionLeases => Set<ConnectionLease>();

    /// <summary>What is known of links besides their authorisation.</summary>
    public DbSet<LinkFacts> LinkFacts => Set<LinkFacts>();

    /// <summary>Accounting companies.</summary>
    public DbSet<Books> Books => Set<Books>();

    /// <summary>Streams and whether they are on.</summary>
    public DbSet<StreamSetting> Streams => Set<StreamSetting>();

    /// <summary>What source systems said.</summary>
    public DbSet<SourceRecord> SourceRecords => Set<SourceRecord>();

    /// <summary>Runs.</summary>
    public DbSet<SyncRun> SyncRuns => Set<SyncRun>();

    /// <summary>Items.</summary>
    public DbSet<WorkItem> WorkItems => Set<WorkItem>();

    /// <summary>Who waits for what.</summary>
    public DbSet<BlockingEdge> BlockingEdges => Set<BlockingEdge>();

    /// <summary>Decisions about items.</summary>
    public DbSet<Directive> Directives => Set<Directive>();

    /// <summary>Mapping tables.</summary>
    public DbSet<MappingRule> MappingRules => Set<MappingRule>();

    /// <summary>Cards.</summary>
    public DbSet<ExceptionItem> ExceptionItems => Set<ExceptionItem>();

    /// <summary>Resolutions carried out.</summary>
    public DbSet<ResolutionRecord> Resolutions => Set<ResolutionRecord>();

    /// <summary>Signed decisions.</summary>
    public DbSet<Approval> Approvals => Set<Approval>();

    /// <summary>Which invoice claims which entry.</summary>
    public DbSet<RevenueClaim> RevenueClaims => Set<RevenueClaim>();

    /// <summary>Documents on their way.</summary>
    public DbSet<PostingIntent> Postings => Set<PostingIntent>();

    /// <summary>What the books show of drafts.</summary>
    public DbSet<VisibleDraft> VisibleDrafts => Set<VisibleDraft>();

    /// <summary>Ledger heads.</summary>
    public DbSet<LedgerHead> LedgerHeads => Set<LedgerHead>();

    /// <summary>Ledger entries.</summary>
    public DbSet<LedgerEntry> LedgerEntries => Set<LedgerEntry>();

    /// <summary>Statements of banks as imported.</summary>
    public DbSet<ImportedStatement> Statements => Set<ImportedStatement>();

    /// <summary>Raw bytes of imported files.</summary>
    public DbSet<StatementFilePart> StatementFiles => Set<StatementFilePart>();

    /// <summary>Lines of banks.</summary>
    public DbSet<KeptLine> StatementLines => Set<KeptLine>();

    /// <summary>What people said about trust accounts.</summary>
    public DbSet<TrustAccountSetting> TrustAccountSettings => Set<TrustAccountSetting>();

    /// <summary>Three-way reconciliations.</summary>
    public DbSet<TrustReconciliation> Reconciliations => Set<TrustReconciliation>();

    /// <summary>Confirmed matches.</summary>
    public DbSet<StoredMatch> StatementMatches => Set<StoredMatch>();

    /// <summary>What stands on one side only, explained.</summary>
    public DbSet<ReconcilingItem> ReconcilingItems => Set<ReconcilingItem>();

    /// <summary>Signatures under periods, and re-openings.</summary>
    public DbSet<SignOff> SignOffs => Set<SignOff>();

    /// <summary>Files of sealed months.</summary>
    public DbSet<SealedFile> SealedFiles => Set<SealedFile>();

    /// <summary>Last known ties.</summary>
    public DbSet<TieState> TieStates => Set<TieState>();
    /// <summary>Settings of trust accounts.</summary>
    public DbSet<TrustAccount> TrustAccounts => Set<TrustAccount>();

    /// <summary>What people completed of trust movements.</summary>
    public DbSet<TrustDetail> TrustDetails => Set<TrustDetail>();

    /// <summary>Jurisdiction profiles as administrators set them.</summary>
    public DbSet<ProfileVersion> ProfileVersions => Set<ProfileVersion>();

    /// <summary>Parallel runs.</summary>
    public DbSet<FirmParallelRun> ParallelRuns => Set<FirmParallelRun>();

    /// <summary>What would have been posted.</summary>
    public DbSet<ShadowPosting> ShadowPostings => Set<ShadowPosting>();

    /// <summary>What people posted by hand.</summary>
    public DbSet<ManualRecord> ManualRecords => Set<ManualRecord>();

    /// <summary>Both side by side.</summary>
    public DbSet<ComparedPair> ComparedPairs => Set<ComparedPair>();

    /// <summary>Decisions about pairs.</summary>
    public DbSet<Adjudication> Adjudications => Set<Adjudication>();

    /// <summary>The firm's habits that are no errors.</summary>
    public DbSet<KeptConvention> KeptConventions => Set<KeptConvention>();

    /// <summary>Signatures under weeks, cycles and tests.</summary>
    public DbSet<PeriodSignature> PeriodSignatures => Set<PeriodSignature>();

    /// <summary>Ten-transaction tests.</summary>
    public DbSet<TransactionTest> TransactionTests => Set<TransactionTest>();

    /// <summary>Promotions and demotions of streams.</summary>
    public DbSet<ModeChange> ModeChanges => Set<ModeChange>();

    /// <summary>Promotions that wait for a second person.</summary>
    public DbSet<PromotionProposal> PromotionProposals => Set<PromotionProposal>();

    /// <summary>What firms measured before.</summary>
    public DbSet<FirmBaseline> FirmBaselines => Set<FirmBaseline>();

    /// <summary>What the books held.</summary>
    public DbSet<BooksMirrorRow> BooksMirror => Set<BooksMirrorRow>();

    /// <summary>What webhooks of the books spoke of.</summary>
    public DbSet<BooksHintRow> BooksHints => Set<BooksHintRow>();

    /// <summary>What became of webhook calls.</summary>
    public DbSet<WebhookCount> WebhookCounts => Set<WebhookCount>();

    /// <summary>Metered reads of connections, month by month.</summary>
    public DbSet<MeteredReadCount> MeteredReads => Set<MeteredReadCount>();

    /// <summary>Nodes that work on this database.</summary>
    public DbSet<NodeRow> Nodes => Set<NodeRow>();

    /// <summary>How far each read came.</summary>
    public DbSet<ReadMark> ReadMarks => Set<ReadMark>();

    /// <summary>What happened.</summary>
    public DbSet<AuditEvent> AuditEvents => Set<AuditEvent>();

    /// <summary>The keys that encrypt tokens and cookies.</summary>
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>With passkeys; said here so that every way of opening a context sees one model.</summary>
    protected override Version SchemaVersion => IdentitySchemaVersions.Version3;

    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => TypedColumns.Configure(configurationBuilder);

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(LegalSyncDb).Assembly);
    }
}

/// <summary>Opens a context for one operation: a browser session outlives any sensible unit of work.</summary>
public interface IDbFactory
{
    /// <summary>A fresh context; the caller disposes it.</summary>
    LegalSyncDb Create();
}

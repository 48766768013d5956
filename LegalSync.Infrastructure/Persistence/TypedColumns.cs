using LegalSync.Domain.Amounts;
using LegalSync.Domain.Autonomy;
using LegalSync.Domain.Capture;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.ParallelRun;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;
using LegalSync.Domain.Trust.Reconciling;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace LegalSync.Infrastructure.Persistence;

/// <summary>How the domain's own types stand in columns, the same on both databases.</summary>
internal static class TypedColumns
{
    public static void Configure(ModelConfigurationBuilder configuration)
    {
        configuration.Properties<ConnectionId>().HaveConversion<ConnectionKey>();
        configuration.Properties<BooksId>().HaveConversion<BooksKey>();
        configuration.Properties<WorkItemId>().HaveConversion<WorkItemKey>();
        configuration.Properties<ExceptionItemId>().HaveConversion<CardKey>();
        configuration.Properties<ResolutionRecordId>().HaveConversion<ResolutionKey>();
        configuration.Properties<MatterId>().HaveConversion<MatterKey>().HaveMaxLength(MatterId.MaxLength);
        configuration.Properties<ClientId>().HaveConversion<ClientKey>().HaveMaxLength(SourceId.MaxLength);
        configuration.Properties<BankAccountId>().HaveConversion<BankAccountKey>().HaveMaxLength(BankAccountId.MaxLength);
        configuration.Properties<SourceId>().HaveConversion<SourceKey>().HaveMaxLength(SourceId.MaxLength);
        configuration.Properties<ExceptionCode>().HaveConversion<CodeKey>().HaveMaxLength(ExceptionCode.MaxLength);
        configuration.Properties<CustomerId>().HaveConversion<CustomerKey>().HaveMaxLength(CustomerId.MaxLength);
        configuration.Properties<ItemId>().HaveConversion<ItemKey>().HaveMaxLength(CustomerId.MaxLength);
        configuration.Properties<AccountId>().HaveConversion<AccountKey>().HaveMaxLength(CustomerId.MaxLength);
        configuration.Properties<DocumentId>().HaveConversion<DocumentKey>().HaveMaxLength(CustomerId.MaxLength);
        configuration.Properties<StatementId>().HaveConversion<StatementKey>();
        configuration.Properties<ReconciliationId>().HaveConversion<ReconciliationKey>();
        configuration.Properties<MatchId>().HaveConversion<MatchKey>();
        configuration.Properties<ReconcilingItemId>().HaveConversion<ReconcilingItemKey>();
        configuration.Properties<ParallelRunId>().HaveConversion<ParallelRunKey>();
        configuration.Properties<PairId>().HaveConversion<PairKey>();
        configuration.Properties<PromotionId>().HaveConversion<PromotionKey>();
        configuration.Properties<TransactionTestId>().HaveConversion<TransactionTestKey>();
        configuration.Properties<MemberKey>().HaveConversion<MemberText>().HaveMaxLength(MemberKey.MaxLength);
        configuration.Properties<Currency>().HaveConversion<CurrencyCode>().HaveMaxLength(Currency.CodeLength).AreFixedLength().AreUnicode(false);
        configuration.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();
        configuration.Properties<DateOnly>().HaveConversion<DayNumber>();
    }

    private sealed class ConnectionKey() : ValueConverter<ConnectionId, Guid>(id => id.Value, value => new ConnectionId(value));

    private sealed class BooksKey() : ValueConverter<BooksId, Guid>(id => id.Value, value => new BooksId(value));

    private sealed class WorkItemKey() : ValueConverter<WorkItemId, Guid>(id => id.Value, value => new WorkItemId(value));

    private sealed class CardKey() : ValueConverter<ExceptionItemId, Guid>(id => id.Value, value => new ExceptionItemId(value));

    private sealed class ResolutionKey() : ValueConverter<ResolutionRecordId, Guid>(id => id.Value, value => new ResolutionRecordId(value));

    private sealed class StatementKey() : ValueConverter<StatementId, Guid>(id => id.Value, value => new StatementId(value));

    private sealed class ReconciliationKey() : ValueConverter<ReconciliationId, Guid>(id => id.Value, value => new ReconciliationId(value));

    private sealed class MatchKey() : ValueConverter<MatchId, Guid>(id => id.Value, value => new MatchId(value));

    private sealed class ReconcilingItemKey() : ValueConverter<ReconcilingItemId, Guid>(id => id.Value, value => new ReconcilingItemId(value));

    private sealed class ParallelRunKey() : ValueConverter<ParallelRunId, Guid>(id => id.Value, value => new ParallelRunId(value));

    private sealed class PairKey() : ValueConverter<PairId, Guid>(id => id.Value, value => new PairId(value));

    private sealed class PromotionKey() : ValueConverter<PromotionId, Guid>(id => id.Value, value => new PromotionId(value));

    private sealed class TransactionTestKey() : ValueConverter<TransactionTestId, Guid>(id => id.Value, value => new TransactionTestId(value));

    private sealed class MemberText() : ValueConverter<MemberKey, string>(key => key.Value, value => new MemberKey(value));

    // default(MatterId) has no text at all; its column says the same as MatterId.None.
    private sealed class MatterKey() : ValueConverter<MatterId, string>(id => id.Value ?? "", value => new MatterId(value));

    private sealed class ClientKey() : ValueConverter<ClientId, string>(id => id.Value, value => new ClientId(value));

    private sealed class BankAccountKey() : ValueConverter<BankAccountId, string>(id => id.Value, value => new BankAccountId(value));

    private sealed class SourceKey() : ValueConverter<SourceId, string>(id => id.Value, value => new SourceId(value));

    private sealed class CodeKey() : ValueConverter<ExceptionCode, string>(code => code.Value, value => new ExceptionCode(value));

    private sealed class CustomerKey() : ValueConverter<CustomerId, string>(id => id.Value, value => new CustomerId(value));

    private sealed class ItemKey() : ValueConverter<ItemId, string>(id => id.Value, value => new ItemId(value));

    private sealed class AccountKey() : ValueConverter<AccountId, string>(id => id.Value, value => new AccountId(value));

    private sealed class DocumentKey() : ValueConverter<DocumentId, string>(id => id.Value, value => new DocumentId(value));

    private sealed class CurrencyCode() : ValueConverter<Currency, string>(currency => currency.Code, code => Currency.FromCode(code));

    // Ticks sort and compare on both databases; SQLite cannot order a DateTimeOffset.
    private sealed class UtcTicks() : ValueConverter<DateTimeOffset, long>(
        instant => instant.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));

    private sealed class DayNumber() : ValueConverter<DateOnly, int>(day => day.DayNumber, number => DateOnly.FromDayNumber(number));
}

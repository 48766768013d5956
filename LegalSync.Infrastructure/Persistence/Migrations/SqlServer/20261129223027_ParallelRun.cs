using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LegalSync.Infrastructure.Persistence.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class ParallelRun : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "CapsThrough",
                table: "Streams",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "ModeSince",
                table: "Streams",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "PartnerOptedIn",
                table: "Streams",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "PausedBecause",
                table: "Streams",
                type: "nvarchar(max)",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "PerDayMinor",
                table: "Streams",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "PerPostingMinor",
                table: "Streams",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "Promotion",
                table: "Streams",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Schedule",
                table: "Streams",
                type: "int",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<TimeOnly>(
                name: "ScheduleAt",
                table: "Streams",
                type: "time",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "CycleClosesOn",
                table: "Books",
                type: "int",
                nullable: false,
                defaultValue: 31);

            migrationBuilder.AddColumn<int>(
                name: "ShadowFrom",
                table: "Books",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "ShadowThrough",
                table: "Books",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "Promotion",
                table: "Approvals",
                type: "bigint",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Adjudications",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    BooksId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Run = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Pair = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Fingerprint = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: false),
                    Kind = table.Column<int>(type: "int", nullable: false),
                    Verdict = table.Column<int>(type: "int", nullable: false),
                    Cluster = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: true),
                    ById = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    By = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Adjudications", x => x.Sequence);
                });

            migrationBuilder.CreateTable(
                name: "ComparedPairs",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    BooksId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Run = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Key = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    KeyHash = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: false, collation: "Latin1_General_BIN2"),
                    Stream = table.Column<int>(type: "int", nullable: false),
                    State = table.Column<int>(type: "int", nullable: false),
                    Day = table.Column<int>(type: "int", nullable: false),
                    Week = table.Column<int>(type: "int", nullable: false),
                    Matter = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_BIN2"),
                    Title = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    CurrencyCode = table.Column<string>(type: "char(3)", unicode: false, fixedLength: true, maxLength: 3, nullable: false),
                    OursMinor = table.Column<long>(type: "bigint", nullable: true),
                    TheirsMinor = table.Column<long>(type: "bigint", nullable: true),
                    FirstDifference = table.Column<int>(type: "int", nullable: true),
                    Fields = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Reasons = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Fingerprint = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: false),
                    FoundAt = table.Column<long>(type: "bigint", nullable: false),
                    RetiredAt = table.Column<long>(type: "bigint", nullable: true),
                    Verdict = table.Column<int>(type: "int", nullable: true),
                    Cluster = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: true),
                    VerdictReason = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    VerdictBy = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    VerdictAt = table.Column<long>(type: "bigint", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ComparedPairs", x => x.Sequence);
                });

            migrationBuilder.CreateTable(
                name: "FirmBaselines",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    BooksId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ReconcilingMinutes = table.Column<int>(type: "int", nullable: false),
                    BillingErrors = table.Column<int>(type: "int", nullable: false),
                    DaysToInvoice = table.Column<int>(type: "int", nullable: false),
                    TrustMinutes = table.Column<int>(type: "int", nullable: false),
                    MinutesADocument = table.Column<int>(type: "int", nullable: false),
                    By = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FirmBaselines", x => x.Sequence);
                });

            migrationBuilder.CreateTable(
                name: "KeptConventions",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    BooksId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Run = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Field = table.Column<int>(type: "int", nullable: false),
                    Ours = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    Theirs = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    By = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    EndedAt = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KeptConventions", x => x.Sequence);
                });

            migrationBuilder.CreateTable(
                name: "ManualRecords",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    BooksId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Run = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Key = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_BIN2"),
                    Source = table.Column<int>(type: "int", nullable: false),
                    Stream = table.Column<int>(type: "int", nullable: false),
                    Date = table.Column<int>(type: "int", nullable: false),
                    Fields = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Hash = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: false),
                    Revision = table.Column<int>(type: "int", nullable: false),
                    IsLatest = table.Column<bool>(type: "bit", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    AmountCurrency = table.Column<string>(type: "char(3)", unicode: false, fixedLength: true, maxLength: 3, nullable: false),
                    AmountMinor = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ManualRecords", x => x.Sequence);
                });

            migrationBuilder.CreateTable(
                name: "ModeChanges",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    BooksId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<int>(type: "int", nullable: false),
                    From = table.Column<int>(type: "int", nullable: false),
                    To = table.Column<int>(type: "int", nullable: false),
                    Cause = table.Column<int>(type: "int", nullable: false),
                    ById = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    By = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    SecondBy = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    Reason = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Evidence = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ModeChanges", x => x.Sequence);
                });

            migrationBuilder.CreateTable(
                name: "ParallelRuns",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    BooksId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    StartsOn = table.Column<int>(type: "int", nullable: false),
                    EndsOn = table.Column<int>(type: "int", nullable: false),
                    State = table.Column<int>(type: "int", nullable: false),
                    Source = table.Column<int>(type: "int", nullable: false),
                    StartedById = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    StartedBy = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    StartedAt = table.Column<long>(type: "bigint", nullable: false),
                    PairedAt = table.Column<long>(type: "bigint", nullable: true),
                    SignedBy = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    SignedAt = table.Column<long>(type: "bigint", nullable: true),
                    EndedBy = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    EndedAt = table.Column<long>(type: "bigint", nullable: true),
                    EndReason = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    SpreadsheetRetiresOn = table.Column<int>(type: "int", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ParallelRuns", x => x.Sequence);
                });

            migrationBuilder.CreateTable(
                name: "PeriodSignatures",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    BooksId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Run = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<int>(type: "int", nullable: false),
                    From = table.Column<int>(type: "int", nullable: false),
                    Through = table.Column<int>(type: "int", nullable: false),
                    Figures = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    FiguresHash = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: false),
                    ById = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    By = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PeriodSignatures", x => x.Sequence);
                });

            migrationBuilder.CreateTable(
                name: "PromotionProposals",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    BooksId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<int>(type: "int", nullable: false),
                    To = table.Column<int>(type: "int", nullable: false),
                    ById = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    By = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    Evidence = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    PerPostingMinor = table.Column<long>(type: "bigint", nullable: false),
                    PerDayMinor = table.Column<long>(type: "bigint", nullable: false),
                    ClosedAt = table.Column<long>(type: "bigint", nullable: true),
                    Closed = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PromotionProposals", x => x.Sequence);
                });

            migrationBuilder.CreateTable(
                name: "ShadowPostings",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    BooksId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Run = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Key = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_BIN2"),
                    Item = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Stream = table.Column<int>(type: "int", nullable: false),
                    Matter = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_BIN2"),
                    Date = table.Column<int>(type: "int", nullable: false),
                    Fields = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Draft = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Hash = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: false),
                    Revision = table.Column<int>(type: "int", nullable: false),
                    IsLatest = table.Column<bool>(type: "bit", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    AmountCurrency = table.Column<string>(type: "char(3)", unicode: false, fixedLength: true, maxLength: 3, nullable: false),
                    AmountMinor = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ShadowPostings", x => x.Sequence);
                });

            migrationBuilder.CreateTable(
                name: "TransactionTests",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    BooksId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    From = table.Column<int>(type: "int", nullable: false),
                    Through = table.Column<int>(type: "int", nullable: false),
                    Results = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    By = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TransactionTests", x => x.Sequence);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Adjudications_BooksId_Pair_Sequence",
                table: "Adjudications",
                columns: new[] { "BooksId", "Pair", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_Adjudications_BooksId_Run_Sequence",
                table: "Adjudications",
                columns: new[] { "BooksId", "Run", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_ComparedPairs_BooksId_Id",
                table: "ComparedPairs",
                columns: new[] { "BooksId", "Id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ComparedPairs_BooksId_Run_KeyHash_RetiredAt",
                table: "ComparedPairs",
                columns: new[] { "BooksId", "Run", "KeyHash", "RetiredAt" });

            migrationBuilder.CreateIndex(
                name: "IX_ComparedPairs_BooksId_Run_RetiredAt_Day_Sequence",
                table: "ComparedPairs",
                columns: new[] { "BooksId", "Run", "RetiredAt", "Day", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_ComparedPairs_BooksId_Run_RetiredAt_State_Verdict_Day_Sequence",
                table: "ComparedPairs",
                columns: new[] { "BooksId", "Run", "RetiredAt", "State", "Verdict", "Day", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_ComparedPairs_BooksId_Run_RetiredAt_Stream_State_Day_Sequence",
                table: "ComparedPairs",
                columns: new[] { "BooksId", "Run", "RetiredAt", "Stream", "State", "Day", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_FirmBaselines_BooksId_Sequence",
                table: "FirmBaselines",
                columns: new[] { "BooksId", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_KeptConventions_BooksId_Sequence",
                table: "KeptConventions",
                columns: new[] { "BooksId", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_ManualRecords_BooksId_Run_IsLatest_Sequence",
                table: "ManualRecords",
                columns: new[] { "BooksId", "Run", "IsLatest", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_ManualRecords_BooksId_Run_Key_Revision",
                table: "ManualRecords",
                columns: new[] { "BooksId", "Run", "Key", "Revision" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ModeChanges_BooksId_Kind_Sequence",
                table: "ModeChanges",
                columns: new[] { "BooksId", "Kind", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_ParallelRuns_BooksId_Id",
                table: "ParallelRuns",
                columns: new[] { "BooksId", "Id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PeriodSignatures_BooksId_Sequence",
                table: "PeriodSignatures",
                columns: new[] { "BooksId", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_PromotionProposals_BooksId_ClosedAt",
                table: "PromotionProposals",
                columns: new[] { "BooksId", "ClosedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_PromotionProposals_BooksId_Id",
                table: "PromotionProposals",
                columns: new[] { "BooksId", "Id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ShadowPostings_BooksId_Item",
                table: "ShadowPostings",
                columns: new[] { "BooksId", "Item" });

            migrationBuilder.CreateIndex(
                name: "IX_ShadowPostings_BooksId_Run_IsLatest_Sequence",
                table: "ShadowPostings",
                columns: new[] { "BooksId", "Run", "IsLatest", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_ShadowPostings_BooksId_Run_Key_Revision",
                table: "ShadowPostings",
                columns: new[] { "BooksId", "Run", "Key", "Revision" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_TransactionTests_BooksId_Id",
                table: "TransactionTests",
                columns: new[] { "BooksId", "Id" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Adjudications");

            migrationBuilder.DropTable(
                name: "ComparedPairs");

            migrationBuilder.DropTable(
                name: "FirmBaselines");

            migrationBuilder.DropTable(
                name: "KeptConventions");

            migrationBuilder.DropTable(
                name: "ManualRecords");

            migrationBuilder.DropTable(
                name: "ModeChanges");

            migrationBuilder.DropTable(
                name: "ParallelRuns");

            migrationBuilder.DropTable(
                name: "PeriodSignatures");

            migrationBuilder.DropTable(
                name: "PromotionProposals");

            migrationBuilder.DropTable(
                name: "ShadowPostings");

            migrationBuilder.DropTable(
                name: "TransactionTests");

            migrationBuilder.DropColumn(
                name: "CapsThrough",
                table: "Streams");

            migrationBuilder.DropColumn(
                name: "ModeSince",
                table: "Streams");

            migrationBuilder.DropColumn(
                name: "PartnerOptedIn",
                table: "Streams");

            migrationBuilder.DropColumn(
                name: "PausedBecause",
                table: "Streams");

            migrationBuilder.DropColumn(
                name: "PerDayMinor",
                table: "Streams");

            migrationBuilder.DropColumn(
                name: "PerPostingMinor",
                table: "Streams");

            migrationBuilder.DropColumn(
                name: "Promotion",
                table: "Streams");

            migrationBuilder.DropColumn(
                name: "Schedule",
                table: "Streams");

            migrationBuilder.DropColumn(
                name: "ScheduleAt",
                table: "Streams");

            migrationBuilder.DropColumn(
                name: "CycleClosesOn",
                table: "Books");

            migrationBuilder.DropColumn(
                name: "ShadowFrom",
                table: "Books");

            migrationBuilder.DropColumn(
                name: "ShadowThrough",
                table: "Books");

            migrationBuilder.DropColumn(
                name: "Promotion",
                table: "Approvals");
        }
    }
}

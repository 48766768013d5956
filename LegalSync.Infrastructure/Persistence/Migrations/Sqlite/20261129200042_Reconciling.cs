using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LegalSync.Infrastructure.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Reconciling : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "ImportedStatements",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    BooksId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Account = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    FileName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    FileHash = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    FileSize = table.Column<long>(type: "INTEGER", nullable: false),
                    Part = table.Column<int>(type: "INTEGER", nullable: false),
                    Format = table.Column<int>(type: "INTEGER", nullable: false),
                    BankNumber = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Currency = table.Column<string>(type: "TEXT", unicode: false, fixedLength: true, maxLength: 3, nullable: false),
                    From = table.Column<int>(type: "INTEGER", nullable: false),
                    Through = table.Column<int>(type: "INTEGER", nullable: false),
                    OpeningMinor = table.Column<long>(type: "INTEGER", nullable: true),
                    ClosingMinor = table.Column<long>(type: "INTEGER", nullable: true),
                    Lines = table.Column<int>(type: "INTEGER", nullable: false),
                    NewLines = table.Column<int>(type: "INTEGER", nullable: false),
                    Warnings = table.Column<string>(type: "TEXT", nullable: false),
                    Acknowledgement = table.Column<string>(type: "TEXT", nullable: false),
                    ImportedById = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    ImportedBy = table.Column<string>(type: "TEXT", nullable: false),
                    ImportedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ImportedStatements", x => x.Sequence);
                    table.UniqueConstraint("AK_ImportedStatements_BooksId_Id", x => new { x.BooksId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "ReconcilingItems",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    BooksId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Account = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    About = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    AmountMinor = table.Column<long>(type: "INTEGER", nullable: false),
                    Date = table.Column<int>(type: "INTEGER", nullable: false),
                    Class = table.Column<int>(type: "INTEGER", nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    Owner = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Due = table.Column<int>(type: "INTEGER", nullable: false),
                    Ticket = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    OpenedBy = table.Column<string>(type: "TEXT", nullable: false),
                    OpenedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ClosedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ClosedBecause = table.Column<string>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReconcilingItems", x => x.Sequence);
                });

            migrationBuilder.CreateTable(
                name: "SealedFiles",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    BooksId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Account = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Through = table.Column<int>(type: "INTEGER", nullable: false),
                    Round = table.Column<int>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Hash = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    Bytes = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SealedFiles", x => x.Sequence);
                });

            migrationBuilder.CreateTable(
                name: "SignOffs",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    BooksId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Account = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    From = table.Column<int>(type: "INTEGER", nullable: false),
                    Through = table.Column<int>(type: "INTEGER", nullable: false),
                    Round = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    ById = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    By = table.Column<string>(type: "TEXT", nullable: false),
                    PreparedBy = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    AdjustedBankMinor = table.Column<long>(type: "INTEGER", nullable: false),
                    BookMinor = table.Column<long>(type: "INTEGER", nullable: false),
                    LedgersMinor = table.Column<long>(type: "INTEGER", nullable: false),
                    BankClosingMinor = table.Column<long>(type: "INTEGER", nullable: false),
                    JournalHash = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    Seal = table.Column<string>(type: "TEXT", nullable: false),
                    SealHash = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SignOffs", x => x.Sequence);
                });

            migrationBuilder.CreateTable(
                name: "StatementFileParts",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    BooksId = table.Column<Guid>(type: "TEXT", nullable: false),
                    FileHash = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    Part = table.Column<int>(type: "INTEGER", nullable: false),
                    Bytes = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StatementFileParts", x => x.Sequence);
                });

            migrationBuilder.CreateTable(
                name: "StatementMatches",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    BooksId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Account = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Reconciliation = table.Column<Guid>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    ConfirmedById = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    ConfirmedBy = table.Column<string>(type: "TEXT", nullable: false),
                    ConfirmedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    UndoneBy = table.Column<string>(type: "TEXT", nullable: true),
                    UndoneAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StatementMatches", x => x.Sequence);
                    table.UniqueConstraint("AK_StatementMatches_BooksId_Id", x => new { x.BooksId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "TieStates",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    BooksId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Account = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Matter = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    BankMinor = table.Column<long>(type: "INTEGER", nullable: true),
                    JournalMinor = table.Column<long>(type: "INTEGER", nullable: true),
                    LedgerMinor = table.Column<long>(type: "INTEGER", nullable: true),
                    BooksMinor = table.Column<long>(type: "INTEGER", nullable: true),
                    BooksBankMinor = table.Column<long>(type: "INTEGER", nullable: true),
                    IsTied = table.Column<bool>(type: "INTEGER", nullable: false),
                    TiedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    TiedThroughRecord = table.Column<long>(type: "INTEGER", nullable: false),
                    BrokenAt = table.Column<long>(type: "INTEGER", nullable: true),
                    BrokenBy = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    ComputedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TieStates", x => x.Sequence);
                });

            migrationBuilder.CreateTable(
                name: "TrustAccountSettings",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    BooksId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Account = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    BankNumber = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    Layout = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TrustAccountSettings", x => x.Sequence);
                });

            migrationBuilder.CreateTable(
                name: "TrustReconciliations",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    BooksId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Account = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    From = table.Column<int>(type: "INTEGER", nullable: false),
                    Through = table.Column<int>(type: "INTEGER", nullable: false),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    Round = table.Column<int>(type: "INTEGER", nullable: false),
                    StartedBy = table.Column<string>(type: "TEXT", nullable: false),
                    StartedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    PreparedById = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    PreparedBy = table.Column<string>(type: "TEXT", nullable: true),
                    PreparedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    InputsHash = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: true),
                    SignedBy = table.Column<string>(type: "TEXT", nullable: true),
                    SignedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ReopenReason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TrustReconciliations", x => x.Sequence);
                });

            migrationBuilder.CreateTable(
                name: "StatementLines",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    BooksId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Account = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Statement = table.Column<Guid>(type: "TEXT", nullable: false),
                    Fingerprint = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    Date = table.Column<int>(type: "INTEGER", nullable: false),
                    Description = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Reference = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    CheckNumber = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    BankId = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Type = table.Column<int>(type: "INTEGER", nullable: false),
                    Place = table.Column<int>(type: "INTEGER", nullable: false),
                    AmountCurrency = table.Column<string>(type: "TEXT", unicode: false, fixedLength: true, maxLength: 3, nullable: false),
                    AmountMinor = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StatementLines", x => x.Sequence);
                    table.ForeignKey(
                        name: "FK_StatementLines_ImportedStatements_BooksId_Statement",
                        columns: x => new { x.BooksId, x.Statement },
                        principalTable: "ImportedStatements",
                        principalColumns: new[] { "BooksId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "StatementMatchMembers",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    BooksId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Account = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Match = table.Column<Guid>(type: "TEXT", nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    AmountMinor = table.Column<long>(type: "INTEGER", nullable: false),
                    IsStanding = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StatementMatchMembers", x => x.Sequence);
                    table.ForeignKey(
                        name: "FK_StatementMatchMembers_StatementMatches_BooksId_Match",
                        columns: x => new { x.BooksId, x.Match },
                        principalTable: "StatementMatches",
                        principalColumns: new[] { "BooksId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ImportedStatements_BooksId_Account_FileHash_Part",
                table: "ImportedStatements",
                columns: new[] { "BooksId", "Account", "FileHash", "Part" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ImportedStatements_BooksId_Account_Through",
                table: "ImportedStatements",
                columns: new[] { "BooksId", "Account", "Through" });

            migrationBuilder.CreateIndex(
                name: "IX_ReconcilingItems_BooksId_Id",
                table: "ReconcilingItems",
                columns: new[] { "BooksId", "Id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ReconcilingItems_Open",
                table: "ReconcilingItems",
                columns: new[] { "BooksId", "Account", "About" },
                unique: true,
                filter: "ClosedAt IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_SealedFiles_BooksId_Account_Through_Round_Name",
                table: "SealedFiles",
                columns: new[] { "BooksId", "Account", "Through", "Round", "Name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SignOffs_BooksId_Account_Through_Round_Kind",
                table: "SignOffs",
                columns: new[] { "BooksId", "Account", "Through", "Round", "Kind" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_StatementFileParts_BooksId_FileHash_Part",
                table: "StatementFileParts",
                columns: new[] { "BooksId", "FileHash", "Part" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_StatementLines_BooksId_Account_Date",
                table: "StatementLines",
                columns: new[] { "BooksId", "Account", "Date" });

            migrationBuilder.CreateIndex(
                name: "IX_StatementLines_BooksId_Account_Fingerprint",
                table: "StatementLines",
                columns: new[] { "BooksId", "Account", "Fingerprint" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_StatementLines_BooksId_Statement",
                table: "StatementLines",
                columns: new[] { "BooksId", "Statement" });

            migrationBuilder.CreateIndex(
                name: "IX_StatementMatches_BooksId_Account_UndoneAt",
                table: "StatementMatches",
                columns: new[] { "BooksId", "Account", "UndoneAt" });

            migrationBuilder.CreateIndex(
                name: "IX_StatementMatchMembers_BooksId_Match",
                table: "StatementMatchMembers",
                columns: new[] { "BooksId", "Match" });

            migrationBuilder.CreateIndex(
                name: "IX_StatementMatchMembers_Standing",
                table: "StatementMatchMembers",
                columns: new[] { "BooksId", "Account", "Key" },
                unique: true,
                filter: "IsStanding = 1");

            migrationBuilder.CreateIndex(
                name: "IX_TieStates_BooksId_Account_Matter",
                table: "TieStates",
                columns: new[] { "BooksId", "Account", "Matter" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_TrustAccountSettings_BooksId_Account",
                table: "TrustAccountSettings",
                columns: new[] { "BooksId", "Account" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_TrustAccountSettings_BooksId_BankNumber",
                table: "TrustAccountSettings",
                columns: new[] { "BooksId", "BankNumber" },
                unique: true,
                filter: "BankNumber IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_TrustReconciliations_BooksId_Account_Through",
                table: "TrustReconciliations",
                columns: new[] { "BooksId", "Account", "Through" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_TrustReconciliations_BooksId_Id",
                table: "TrustReconciliations",
                columns: new[] { "BooksId", "Id" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ReconcilingItems");

            migrationBuilder.DropTable(
                name: "SealedFiles");

            migrationBuilder.DropTable(
                name: "SignOffs");

            migrationBuilder.DropTable(
                name: "StatementFileParts");

            migrationBuilder.DropTable(
                name: "StatementLines");

            migrationBuilder.DropTable(
                name: "StatementMatchMembers");

            migrationBuilder.DropTable(
                name: "TieStates");

            migrationBuilder.DropTable(
                name: "TrustAccountSettings");

            migrationBuilder.DropTable(
                name: "TrustReconciliations");

            migrationBuilder.DropTable(
                name: "ImportedStatements");

            migrationBuilder.DropTable(
                name: "StatementMatches");
        }
    }
}

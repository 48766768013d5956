using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LegalSync.Infrastructure.Persistence.Migrations.SqlServer
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
                    Sequence = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    BooksId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Account = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_BIN2"),
                    FileName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    FileHash = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: false, collation: "Latin1_General_BIN2"),
                    FileSize = table.Column<long>(type: "bigint", nullable: false),
                    Part = table.Column<int>(type: "int", nullable: false),
                    Format = table.Column<int>(type: "int", nullable: false),
                    BankNumber = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    Currency = table.Column<string>(type: "char(3)", unicode: false, fixedLength: true, maxLength: 3, nullable: false, collation: "Latin1_General_BIN2"),
                    From = table.Column<int>(type: "int", nullable: false),
                    Through = table.Column<int>(type: "int", nullable: false),
                    OpeningMinor = table.Column<long>(type: "bigint", nullable: true),
                    ClosingMinor = table.Column<long>(type: "bigint", nullable: true),
                    Lines = table.Column<int>(type: "int", nullable: false),
                    NewLines = table.Column<int>(type: "int", nullable: false),
                    Warnings = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Acknowledgement = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    ImportedById = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    ImportedBy = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    ImportedAt = table.Column<long>(type: "bigint", nullable: false)
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
                    Sequence = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    BooksId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Account = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_BIN2"),
                    About = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_BIN2"),
                    AmountMinor = table.Column<long>(type: "bigint", nullable: false),
                    Date = table.Column<int>(type: "int", nullable: false),
                    Class = table.Column<int>(type: "int", nullable: false),
                    Note = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    Owner = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Due = table.Column<int>(type: "int", nullable: false),
                    Ticket = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    OpenedBy = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    OpenedAt = table.Column<long>(type: "bigint", nullable: false),
                    ClosedAt = table.Column<long>(type: "bigint", nullable: true),
                    ClosedBecause = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReconcilingItems", x => x.Sequence);
                });

            migrationBuilder.CreateTable(
                name: "SealedFiles",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    BooksId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Account = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_BIN2"),
                    Through = table.Column<int>(type: "int", nullable: false),
                    Round = table.Column<int>(type: "int", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, collation: "Latin1_General_BIN2"),
                    Hash = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: false),
                    Bytes = table.Column<byte[]>(type: "varbinary(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SealedFiles", x => x.Sequence);
                });

            migrationBuilder.CreateTable(
                name: "SignOffs",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    BooksId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Account = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_BIN2"),
                    From = table.Column<int>(type: "int", nullable: false),
                    Through = table.Column<int>(type: "int", nullable: false),
                    Round = table.Column<int>(type: "int", nullable: false),
                    Kind = table.Column<int>(type: "int", nullable: false),
                    ById = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    By = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    PreparedBy = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    AdjustedBankMinor = table.Column<long>(type: "bigint", nullable: false),
                    BookMinor = table.Column<long>(type: "bigint", nullable: false),
                    LedgersMinor = table.Column<long>(type: "bigint", nullable: false),
                    BankClosingMinor = table.Column<long>(type: "bigint", nullable: false),
                    JournalHash = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: false),
                    Seal = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    SealHash = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SignOffs", x => x.Sequence);
                });

            migrationBuilder.CreateTable(
                name: "StatementFileParts",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    BooksId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    FileHash = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: false, collation: "Latin1_General_BIN2"),
                    Part = table.Column<int>(type: "int", nullable: false),
                    Bytes = table.Column<byte[]>(type: "varbinary(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StatementFileParts", x => x.Sequence);
                });

            migrationBuilder.CreateTable(
                name: "StatementMatches",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    BooksId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Account = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_BIN2"),
                    Reconciliation = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    ConfirmedById = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    ConfirmedBy = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    ConfirmedAt = table.Column<long>(type: "bigint", nullable: false),
                    UndoneBy = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    UndoneAt = table.Column<long>(type: "bigint", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
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
                    Sequence = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    BooksId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Account = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_BIN2"),
                    Matter = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_BIN2"),
                    BankMinor = table.Column<long>(type: "bigint", nullable: true),
                    JournalMinor = table.Column<long>(type: "bigint", nullable: true),
                    LedgerMinor = table.Column<long>(type: "bigint", nullable: true),
                    BooksMinor = table.Column<long>(type: "bigint", nullable: true),
                    BooksBankMinor = table.Column<long>(type: "bigint", nullable: true),
                    IsTied = table.Column<bool>(type: "bit", nullable: false),
                    TiedAt = table.Column<long>(type: "bigint", nullable: true),
                    TiedThroughRecord = table.Column<long>(type: "bigint", nullable: false),
                    BrokenAt = table.Column<long>(type: "bigint", nullable: true),
                    BrokenBy = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false),
                    ComputedAt = table.Column<long>(type: "bigint", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TieStates", x => x.Sequence);
                });

            migrationBuilder.CreateTable(
                name: "TrustAccountSettings",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    BooksId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Account = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_BIN2"),
                    BankNumber = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true, collation: "Latin1_General_BIN2"),
                    Layout = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TrustAccountSettings", x => x.Sequence);
                });

            migrationBuilder.CreateTable(
                name: "TrustReconciliations",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    BooksId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Account = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_BIN2"),
                    From = table.Column<int>(type: "int", nullable: false),
                    Through = table.Column<int>(type: "int", nullable: false),
                    State = table.Column<int>(type: "int", nullable: false),
                    Round = table.Column<int>(type: "int", nullable: false),
                    StartedBy = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    StartedAt = table.Column<long>(type: "bigint", nullable: false),
                    PreparedById = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: true),
                    PreparedBy = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    PreparedAt = table.Column<long>(type: "bigint", nullable: true),
                    InputsHash = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: true),
                    SignedBy = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    SignedAt = table.Column<long>(type: "bigint", nullable: true),
                    ReopenReason = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TrustReconciliations", x => x.Sequence);
                });

            migrationBuilder.CreateTable(
                name: "StatementLines",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    BooksId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Account = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_BIN2"),
                    Statement = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Fingerprint = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: false, collation: "Latin1_General_BIN2"),
                    Date = table.Column<int>(type: "int", nullable: false),
                    Description = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false),
                    Reference = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    CheckNumber = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    BankId = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Type = table.Column<int>(type: "int", nullable: false),
                    Place = table.Column<int>(type: "int", nullable: false),
                    AmountCurrency = table.Column<string>(type: "char(3)", unicode: false, fixedLength: true, maxLength: 3, nullable: false),
                    AmountMinor = table.Column<long>(type: "bigint", nullable: false)
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
                    Sequence = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    BooksId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Account = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_BIN2"),
                    Match = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Key = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_BIN2"),
                    AmountMinor = table.Column<long>(type: "bigint", nullable: false),
                    IsStanding = table.Column<bool>(type: "bit", nullable: false)
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

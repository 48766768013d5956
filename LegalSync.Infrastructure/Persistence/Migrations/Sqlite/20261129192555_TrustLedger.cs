using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LegalSync.Infrastructure.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class TrustLedger : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_LedgerHeads_BooksId_Account_Matter",
                table: "LedgerHeads");

            migrationBuilder.DropIndex(
                name: "IX_LedgerEntries_BooksId_Account_Matter_Source_Part",
                table: "LedgerEntries");

            migrationBuilder.AddColumn<string>(
                name: "Client",
                table: "LedgerHeads",
                type: "TEXT",
                maxLength: 128,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "EntryCount",
                table: "LedgerHeads",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<int>(
                name: "Kind",
                table: "LedgerHeads",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<string>(
                name: "LastHash",
                table: "LedgerHeads",
                type: "TEXT",
                unicode: false,
                maxLength: 64,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "LowestReleasedMinor",
                table: "LedgerHeads",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "Client",
                table: "LedgerEntries",
                type: "TEXT",
                maxLength: 128,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "EnteredAt",
                table: "LedgerEntries",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "Hash",
                table: "LedgerEntries",
                type: "TEXT",
                unicode: false,
                maxLength: 64,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "Instrument",
                table: "LedgerEntries",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<string>(
                name: "InstrumentNumber",
                table: "LedgerEntries",
                type: "TEXT",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "Kind",
                table: "LedgerEntries",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<long>(
                name: "Number",
                table: "LedgerEntries",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "Party",
                table: "LedgerEntries",
                type: "TEXT",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "PreviousHash",
                table: "LedgerEntries",
                type: "TEXT",
                unicode: false,
                maxLength: 64,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Purpose",
                table: "LedgerEntries",
                type: "TEXT",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "ProfileVersions",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    BooksId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Jurisdiction = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    EffectiveFrom = table.Column<int>(type: "INTEGER", nullable: false),
                    Content = table.Column<string>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProfileVersions", x => x.Sequence);
                });

            migrationBuilder.CreateTable(
                name: "TrustAccounts",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    BooksId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Account = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Bank = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    LastFour = table.Column<string>(type: "TEXT", maxLength: 4, nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    Jurisdiction = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    CushionCapMinor = table.Column<long>(type: "INTEGER", nullable: true),
                    CheckStart = table.Column<long>(type: "INTEGER", nullable: true),
                    IndividualFromMinor = table.Column<long>(type: "INTEGER", nullable: true),
                    HoldDays = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TrustAccounts", x => x.Sequence);
                });

            migrationBuilder.CreateTable(
                name: "TrustDetails",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    BooksId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Account = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Source = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    Party = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Instrument = table.Column<int>(type: "INTEGER", nullable: false),
                    Number = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Purpose = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    ById = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    By = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TrustDetails", x => x.Sequence);
                });

            migrationBuilder.CreateIndex(
                name: "IX_LedgerHeads_BooksId_Account_Matter_Client_Kind",
                table: "LedgerHeads",
                columns: new[] { "BooksId", "Account", "Matter", "Client", "Kind" },
                unique: true);

            migrationBuilder.AddCheckConstraint(
                name: "CK_LedgerHeads_ReleaseIsCovered",
                table: "LedgerHeads",
                sql: "LowestReleasedMinor >= 0");

            migrationBuilder.CreateIndex(
                name: "IX_LedgerEntries_Number",
                table: "LedgerEntries",
                columns: new[] { "BooksId", "Account", "Matter", "Client", "Kind", "Number" },
                unique: true,
                filter: "Number > 0");

            migrationBuilder.CreateIndex(
                name: "IX_LedgerEntries_Part",
                table: "LedgerEntries",
                columns: new[] { "BooksId", "Account", "Matter", "Client", "Kind", "Source", "Part" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ProfileVersions_BooksId_Jurisdiction_EffectiveFrom_Sequence",
                table: "ProfileVersions",
                columns: new[] { "BooksId", "Jurisdiction", "EffectiveFrom", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_TrustAccounts_BooksId_Account",
                table: "TrustAccounts",
                columns: new[] { "BooksId", "Account" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_TrustDetails_BooksId_Source_Sequence",
                table: "TrustDetails",
                columns: new[] { "BooksId", "Source", "Sequence" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ProfileVersions");

            migrationBuilder.DropTable(
                name: "TrustAccounts");

            migrationBuilder.DropTable(
                name: "TrustDetails");

            migrationBuilder.DropIndex(
                name: "IX_LedgerHeads_BooksId_Account_Matter_Client_Kind",
                table: "LedgerHeads");

            migrationBuilder.DropCheckConstraint(
                name: "CK_LedgerHeads_ReleaseIsCovered",
                table: "LedgerHeads");

            migrationBuilder.DropIndex(
                name: "IX_LedgerEntries_Number",
                table: "LedgerEntries");

            migrationBuilder.DropIndex(
                name: "IX_LedgerEntries_Part",
                table: "LedgerEntries");

            migrationBuilder.DropColumn(
                name: "Client",
                table: "LedgerHeads");

            migrationBuilder.DropColumn(
                name: "EntryCount",
                table: "LedgerHeads");

            migrationBuilder.DropColumn(
                name: "Kind",
                table: "LedgerHeads");

            migrationBuilder.DropColumn(
                name: "LastHash",
                table: "LedgerHeads");

            migrationBuilder.DropColumn(
                name: "LowestReleasedMinor",
                table: "LedgerHeads");

            migrationBuilder.DropColumn(
                name: "Client",
                table: "LedgerEntries");

            migrationBuilder.DropColumn(
                name: "EnteredAt",
                table: "LedgerEntries");

            migrationBuilder.DropColumn(
                name: "Hash",
                table: "LedgerEntries");

            migrationBuilder.DropColumn(
                name: "Instrument",
                table: "LedgerEntries");

            migrationBuilder.DropColumn(
                name: "InstrumentNumber",
                table: "LedgerEntries");

            migrationBuilder.DropColumn(
                name: "Kind",
                table: "LedgerEntries");

            migrationBuilder.DropColumn(
                name: "Number",
                table: "LedgerEntries");

            migrationBuilder.DropColumn(
                name: "Party",
                table: "LedgerEntries");

            migrationBuilder.DropColumn(
                name: "PreviousHash",
                table: "LedgerEntries");

            migrationBuilder.DropColumn(
                name: "Purpose",
                table: "LedgerEntries");

            migrationBuilder.CreateIndex(
                name: "IX_LedgerHeads_BooksId_Account_Matter",
                table: "LedgerHeads",
                columns: new[] { "BooksId", "Account", "Matter" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_LedgerEntries_BooksId_Account_Matter_Source_Part",
                table: "LedgerEntries",
                columns: new[] { "BooksId", "Account", "Matter", "Source", "Part" },
                unique: true);
        }
    }
}

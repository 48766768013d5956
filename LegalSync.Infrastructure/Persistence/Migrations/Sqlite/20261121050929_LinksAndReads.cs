using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LegalSync.Infrastructure.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class LinksAndReads : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "Replacements",
                table: "Postings",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Environment",
                table: "Connections",
                type: "TEXT",
                maxLength: 128,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "GrantEndsAt",
                table: "Connections",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "RefreshEndsAt",
                table: "Connections",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "TokenFence",
                table: "Connections",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "GoneAt",
                table: "BooksMirror",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "MergedInto",
                table: "BooksMirror",
                type: "TEXT",
                maxLength: 32,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "ClosedThrough",
                table: "Books",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "BooksHints",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Connection = table.Column<Guid>(type: "TEXT", nullable: false),
                    Entity = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    EntityId = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Operation = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    DeletedId = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    UpdatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ReceivedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    TakenAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BooksHints", x => x.Sequence);
                });

            migrationBuilder.CreateTable(
                name: "ConnectionLeases",
                columns: table => new
                {
                    Connection = table.Column<Guid>(type: "TEXT", nullable: false),
                    Holder = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Fence = table.Column<long>(type: "INTEGER", nullable: false),
                    Until = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ConnectionLeases", x => x.Connection);
                    table.ForeignKey(
                        name: "FK_ConnectionLeases_Connections_Connection",
                        column: x => x.Connection,
                        principalTable: "Connections",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "LinkFacts",
                columns: table => new
                {
                    Connection = table.Column<Guid>(type: "TEXT", nullable: false),
                    Company = table.Column<string>(type: "TEXT", nullable: true),
                    CompanyReadAt = table.Column<long>(type: "INTEGER", nullable: true),
                    WebhookHeardAt = table.Column<long>(type: "INTEGER", nullable: true),
                    TestedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    TestProblem = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LinkFacts", x => x.Connection);
                    table.ForeignKey(
                        name: "FK_LinkFacts_Connections_Connection",
                        column: x => x.Connection,
                        principalTable: "Connections",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "WebhookCounts",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    System = table.Column<int>(type: "INTEGER", nullable: false),
                    Outcome = table.Column<int>(type: "INTEGER", nullable: false),
                    Day = table.Column<int>(type: "INTEGER", nullable: false),
                    Count = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WebhookCounts", x => x.Sequence);
                });

            migrationBuilder.CreateIndex(
                name: "IX_BooksHints_Connection_Entity_EntityId_UpdatedAt_Operation",
                table: "BooksHints",
                columns: new[] { "Connection", "Entity", "EntityId", "UpdatedAt", "Operation" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_BooksHints_Connection_TakenAt_Sequence",
                table: "BooksHints",
                columns: new[] { "Connection", "TakenAt", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_WebhookCounts_System_Day_Outcome",
                table: "WebhookCounts",
                columns: new[] { "System", "Day", "Outcome" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "BooksHints");

            migrationBuilder.DropTable(
                name: "ConnectionLeases");

            migrationBuilder.DropTable(
                name: "LinkFacts");

            migrationBuilder.DropTable(
                name: "WebhookCounts");

            migrationBuilder.DropColumn(
                name: "Replacements",
                table: "Postings");

            migrationBuilder.DropColumn(
                name: "Environment",
                table: "Connections");

            migrationBuilder.DropColumn(
                name: "GrantEndsAt",
                table: "Connections");

            migrationBuilder.DropColumn(
                name: "RefreshEndsAt",
                table: "Connections");

            migrationBuilder.DropColumn(
                name: "TokenFence",
                table: "Connections");

            migrationBuilder.DropColumn(
                name: "GoneAt",
                table: "BooksMirror");

            migrationBuilder.DropColumn(
                name: "MergedInto",
                table: "BooksMirror");

            migrationBuilder.DropColumn(
                name: "ClosedThrough",
                table: "Books");
        }
    }
}

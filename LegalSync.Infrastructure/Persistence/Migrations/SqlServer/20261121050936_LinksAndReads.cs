using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LegalSync.Infrastructure.Persistence.Migrations.SqlServer
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
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Environment",
                table: "Connections",
                type: "nvarchar(128)",
                maxLength: 128,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "GrantEndsAt",
                table: "Connections",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "RefreshEndsAt",
                table: "Connections",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "TokenFence",
                table: "Connections",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "GoneAt",
                table: "BooksMirror",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "MergedInto",
                table: "BooksMirror",
                type: "nvarchar(32)",
                maxLength: 32,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "ClosedThrough",
                table: "Books",
                type: "int",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "BooksHints",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Connection = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Entity = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false, collation: "Latin1_General_BIN2"),
                    EntityId = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false, collation: "Latin1_General_BIN2"),
                    Operation = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false, collation: "Latin1_General_BIN2"),
                    DeletedId = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    UpdatedAt = table.Column<long>(type: "bigint", nullable: false),
                    ReceivedAt = table.Column<long>(type: "bigint", nullable: false),
                    TakenAt = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BooksHints", x => x.Sequence);
                });

            migrationBuilder.CreateTable(
                name: "ConnectionLeases",
                columns: table => new
                {
                    Connection = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Holder = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    Fence = table.Column<long>(type: "bigint", nullable: false),
                    Until = table.Column<long>(type: "bigint", nullable: false)
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
                    Connection = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Company = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    CompanyReadAt = table.Column<long>(type: "bigint", nullable: true),
                    WebhookHeardAt = table.Column<long>(type: "bigint", nullable: true),
                    TestedAt = table.Column<long>(type: "bigint", nullable: true),
                    TestProblem = table.Column<string>(type: "nvarchar(max)", nullable: true)
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
                    Sequence = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    System = table.Column<int>(type: "int", nullable: false),
                    Outcome = table.Column<int>(type: "int", nullable: false),
                    Day = table.Column<int>(type: "int", nullable: false),
                    Count = table.Column<long>(type: "bigint", nullable: false)
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

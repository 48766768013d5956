using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LegalSync.Infrastructure.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class VisibleDrafts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "ShowsDrafts",
                table: "Streams",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "VisibleDrafts",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    BooksId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Item = table.Column<Guid>(type: "TEXT", nullable: false),
                    Event = table.Column<string>(type: "TEXT", maxLength: 160, nullable: false),
                    Generation = table.Column<int>(type: "INTEGER", nullable: false),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    Document = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    Revision = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    DraftHash = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: true),
                    SendingHash = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: true),
                    SendingDate = table.Column<int>(type: "INTEGER", nullable: true),
                    SentAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ProofAt = table.Column<long>(type: "INTEGER", nullable: true),
                    NotBefore = table.Column<long>(type: "INTEGER", nullable: false),
                    LinkedBy = table.Column<string>(type: "TEXT", unicode: false, maxLength: 36, nullable: true),
                    IsLinkRefused = table.Column<bool>(type: "INTEGER", nullable: false),
                    Trouble = table.Column<string>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_VisibleDrafts", x => x.Sequence);
                    table.ForeignKey(
                        name: "FK_VisibleDrafts_WorkItems_BooksId_Item",
                        columns: x => new { x.BooksId, x.Item },
                        principalTable: "WorkItems",
                        principalColumns: new[] { "BooksId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_VisibleDrafts_BooksId_Item",
                table: "VisibleDrafts",
                columns: new[] { "BooksId", "Item" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_VisibleDrafts_BooksId_State_NotBefore",
                table: "VisibleDrafts",
                columns: new[] { "BooksId", "State", "NotBefore" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "VisibleDrafts");

            migrationBuilder.DropColumn(
                name: "ShowsDrafts",
                table: "Streams");
        }
    }
}

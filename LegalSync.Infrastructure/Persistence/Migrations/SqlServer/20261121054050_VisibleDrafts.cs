using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LegalSync.Infrastructure.Persistence.Migrations.SqlServer
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
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "VisibleDrafts",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    BooksId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Item = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Event = table.Column<string>(type: "nvarchar(160)", maxLength: 160, nullable: false),
                    Generation = table.Column<int>(type: "int", nullable: false),
                    State = table.Column<int>(type: "int", nullable: false),
                    Document = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: true, collation: "Latin1_General_BIN2"),
                    Revision = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: true),
                    DraftHash = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: true),
                    SendingHash = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: true),
                    SendingDate = table.Column<int>(type: "int", nullable: true),
                    SentAt = table.Column<long>(type: "bigint", nullable: true),
                    ProofAt = table.Column<long>(type: "bigint", nullable: true),
                    NotBefore = table.Column<long>(type: "bigint", nullable: false),
                    LinkedBy = table.Column<string>(type: "varchar(36)", unicode: false, maxLength: 36, nullable: true),
                    IsLinkRefused = table.Column<bool>(type: "bit", nullable: false),
                    Trouble = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
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

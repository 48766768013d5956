using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LegalSync.Infrastructure.Persistence.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class CoveringPairs : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_ComparedPairs_BooksId_Run_RetiredAt_Day_Sequence",
                table: "ComparedPairs");

            migrationBuilder.DropIndex(
                name: "IX_ComparedPairs_BooksId_Run_RetiredAt_State_Verdict_Day_Sequence",
                table: "ComparedPairs");

            migrationBuilder.DropIndex(
                name: "IX_ComparedPairs_BooksId_Run_RetiredAt_Stream_State_Day_Sequence",
                table: "ComparedPairs");

            migrationBuilder.AlterColumn<string>(
                name: "Title",
                table: "ComparedPairs",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: false,
                collation: "Latin1_General_BIN2",
                oldClrType: typeof(string),
                oldType: "nvarchar(200)",
                oldMaxLength: 200);

            migrationBuilder.CreateIndex(
                name: "IX_ComparedPairs_Figures",
                table: "ComparedPairs",
                columns: new[] { "BooksId", "Run", "RetiredAt", "Stream", "State", "Day", "Verdict", "OursMinor", "TheirsMinor" });

            migrationBuilder.CreateIndex(
                name: "IX_ComparedPairs_List",
                table: "ComparedPairs",
                columns: new[] { "BooksId", "Run", "RetiredAt", "Day", "Sequence", "Stream", "State", "Verdict", "FirstDifference", "OursMinor", "TheirsMinor", "Title" });

            migrationBuilder.CreateIndex(
                name: "IX_ComparedPairs_Open",
                table: "ComparedPairs",
                columns: new[] { "BooksId", "Run", "RetiredAt", "State", "Verdict", "Day", "Sequence", "Stream", "FirstDifference" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_ComparedPairs_Figures",
                table: "ComparedPairs");

            migrationBuilder.DropIndex(
                name: "IX_ComparedPairs_List",
                table: "ComparedPairs");

            migrationBuilder.DropIndex(
                name: "IX_ComparedPairs_Open",
                table: "ComparedPairs");

            migrationBuilder.AlterColumn<string>(
                name: "Title",
                table: "ComparedPairs",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "nvarchar(200)",
                oldMaxLength: 200,
                oldCollation: "Latin1_General_BIN2");

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
        }
    }
}

using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LegalSync.Infrastructure.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class PostingClaims : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "BodyHash",
                table: "Postings",
                type: "TEXT",
                unicode: false,
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ClaimedBy",
                table: "Postings",
                type: "TEXT",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "Fence",
                table: "Postings",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<bool>(
                name: "GoesAlone",
                table: "Postings",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "LeaseUntil",
                table: "Postings",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Part",
                table: "Postings",
                type: "TEXT",
                unicode: false,
                maxLength: 10,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "ProofAt",
                table: "Postings",
                type: "INTEGER",
                nullable: true);

            // What an older version had sent is proven absent by the same rule: 145 seconds after its latest send.
            migrationBuilder.Sql("UPDATE Postings SET ProofAt = SentAt + 1450000000 WHERE SentAt IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "BodyHash",
                table: "Postings");

            migrationBuilder.DropColumn(
                name: "ClaimedBy",
                table: "Postings");

            migrationBuilder.DropColumn(
                name: "Fence",
                table: "Postings");

            migrationBuilder.DropColumn(
                name: "GoesAlone",
                table: "Postings");

            migrationBuilder.DropColumn(
                name: "LeaseUntil",
                table: "Postings");

            migrationBuilder.DropColumn(
                name: "Part",
                table: "Postings");

            migrationBuilder.DropColumn(
                name: "ProofAt",
                table: "Postings");
        }
    }
}

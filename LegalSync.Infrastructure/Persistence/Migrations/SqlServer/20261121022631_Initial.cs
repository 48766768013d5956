using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LegalSync.Infrastructure.Persistence.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "AspNetRoles",
                columns: table => new
                {
                    Id = table.Column<string>(type: "nvarchar(450)", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true),
                    NormalizedName = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true),
                    ConcurrencyStamp = table.Column<string>(type: "nvarchar(max)", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetRoles", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUsers",
                columns: table => new
                {
                    Id = table.Column<string>(type: "nvarchar(450)", nullable: false),
                    UserName = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true),
                    NormalizedUserName = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true),
                    Email = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true),
                    NormalizedEmail = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true),
                    EmailConfirmed = table.Column<bool>(type: "bit", nullable: false),
                    PasswordHash = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    SecurityStamp = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    ConcurrencyStamp = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    PhoneNumber = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    PhoneNumberConfirmed = table.Column<bool>(type: "bit", nullable: false),
                    TwoFactorEnabled = table.Column<bool>(type: "bit", nullable: false),
                    LockoutEnd = table.Column<long>(type: "bigint", nullable: true),
                    LockoutEnabled = table.Column<bool>(type: "bit", nullable: false),
                    AccessFailedCount = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUsers", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "AuditEvents",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    BooksId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Subject = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_BIN2"),
                    What = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    ActorId = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    ActorDisplay = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    Canonical = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Detail = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    ChainNumber = table.Column<long>(type: "bigint", nullable: true),
                    ChainHash = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditEvents", x => x.Sequence);
                });

            migrationBuilder.CreateTable(
                name: "Books",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Practice = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Accounting = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CurrencyCode = table.Column<string>(type: "char(3)", unicode: false, fixedLength: true, maxLength: 3, nullable: false),
                    TimeZone = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    OpensOn = table.Column<int>(type: "int", nullable: true),
                    OpeningSignedBy = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    OpeningSignedAt = table.Column<long>(type: "bigint", nullable: true),
                    NativeSync = table.Column<int>(type: "int", nullable: false),
                    IsPostingPaused = table.Column<bool>(type: "bit", nullable: false),
                    BooksReadAsOf = table.Column<long>(type: "bigint", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Books", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "BooksMirror",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    BooksId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<int>(type: "int", nullable: false),
                    EntityId = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false, collation: "Latin1_General_BIN2"),
                    Name = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false, collation: "Latin1_General_BIN2"),
                    Customer = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false, collation: "Latin1_General_BIN2"),
                    IsActive = table.Column<bool>(type: "bit", nullable: false),
                    Reading = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    ReadAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BooksMirror", x => x.Sequence);
                });

            migrationBuilder.CreateTable(
                name: "Connections",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    System = table.Column<int>(type: "int", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Account = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: false, collation: "Latin1_General_BIN2"),
                    State = table.Column<int>(type: "int", nullable: false),
                    ProtectedTokens = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    AccessEndsAt = table.Column<long>(type: "bigint", nullable: true),
                    RefreshIssuedAt = table.Column<long>(type: "bigint", nullable: true),
                    LastReadAt = table.Column<long>(type: "bigint", nullable: true),
                    LastProblem = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Connections", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "DataProtectionKeys",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    FriendlyName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Xml = table.Column<string>(type: "nvarchar(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DataProtectionKeys", x => x.Sequence);
                });

            migrationBuilder.CreateTable(
                name: "Directives",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    BooksId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Event = table.Column<string>(type: "nvarchar(160)", maxLength: 160, nullable: false, collation: "Latin1_General_BIN2"),
                    Kind = table.Column<int>(type: "int", nullable: false),
                    Value = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    By = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    RevokedAt = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Directives", x => x.Sequence);
                });

            migrationBuilder.CreateTable(
                name: "ExceptionItems",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    BooksId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Code = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false, collation: "Latin1_General_BIN2"),
                    Subject = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_BIN2"),
                    State = table.Column<int>(type: "int", nullable: false),
                    Severity = table.Column<int>(type: "int", nullable: false),
                    Owner = table.Column<int>(type: "int", nullable: false),
                    Origin = table.Column<int>(type: "int", nullable: false),
                    Title = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Why = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Outcome = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Sides = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Suggestion = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    Matter = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_BIN2"),
                    MatterNumber = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    ClientName = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    TrustAccount = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_BIN2"),
                    DifferenceMinor = table.Column<long>(type: "bigint", nullable: true),
                    BlockedItems = table.Column<int>(type: "int", nullable: false),
                    BlockedMinor = table.Column<long>(type: "bigint", nullable: false),
                    RaisedAt = table.Column<long>(type: "bigint", nullable: false),
                    DueAt = table.Column<long>(type: "bigint", nullable: false),
                    RevisedAt = table.Column<long>(type: "bigint", nullable: false),
                    Revision = table.Column<int>(type: "int", nullable: false),
                    Occurrences = table.Column<int>(type: "int", nullable: false),
                    AssignedTo = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: true),
                    SnoozedUntil = table.Column<long>(type: "bigint", nullable: true),
                    ClosedAt = table.Column<long>(type: "bigint", nullable: true),
                    ClosedBy = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    Resolution = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ExceptionItems", x => x.Sequence);
                    table.UniqueConstraint("AK_ExceptionItems_BooksId_Id", x => new { x.BooksId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "LedgerEntries",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    BooksId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Account = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_BIN2"),
                    Matter = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_BIN2"),
                    Source = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: false, collation: "Latin1_General_BIN2"),
                    Part = table.Column<int>(type: "int", nullable: false),
                    Effective = table.Column<int>(type: "int", nullable: false),
                    ChangeMinor = table.Column<long>(type: "bigint", nullable: false),
                    BalanceMinor = table.Column<long>(type: "bigint", nullable: false),
                    PostedAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LedgerEntries", x => x.Sequence);
                });

            migrationBuilder.CreateTable(
                name: "LedgerHeads",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    BooksId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Account = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_BIN2"),
                    Matter = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_BIN2"),
                    OpeningMinor = table.Column<long>(type: "bigint", nullable: false),
                    ObservedMinor = table.Column<long>(type: "bigint", nullable: false),
                    ReservedMinor = table.Column<long>(type: "bigint", nullable: false),
                    ToppedUpMinor = table.Column<long>(type: "bigint", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LedgerHeads", x => x.Sequence);
                    table.CheckConstraint("CK_LedgerHeads_ReservedIsNotNegative", "ReservedMinor >= 0");
                });

            migrationBuilder.CreateTable(
                name: "MappingRules",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    BooksId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<int>(type: "int", nullable: false),
                    Scope = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    Pattern = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: false, collation: "Latin1_General_BIN2"),
                    Target = table.Column<int>(type: "int", nullable: false),
                    TargetId = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: true),
                    EffectiveFrom = table.Column<int>(type: "int", nullable: false),
                    RecordedAt = table.Column<long>(type: "bigint", nullable: false),
                    RecordedBy = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MappingRules", x => x.Sequence);
                });

            migrationBuilder.CreateTable(
                name: "ReadMarks",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Connection = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Scope = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_BIN2"),
                    Through = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReadMarks", x => x.Sequence);
                });

            migrationBuilder.CreateTable(
                name: "SourceRecords",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Connection = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<int>(type: "int", nullable: false),
                    SourceId = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: false, collation: "Latin1_General_BIN2"),
                    Matter = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_BIN2"),
                    Version = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_BIN2"),
                    ContentHash = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: false, collation: "Latin1_General_BIN2"),
                    Payload = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    CapturedAt = table.Column<long>(type: "bigint", nullable: false),
                    IsVanished = table.Column<bool>(type: "bit", nullable: false),
                    IsLatest = table.Column<bool>(type: "bit", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SourceRecords", x => x.Sequence);
                });

            migrationBuilder.CreateTable(
                name: "Streams",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    BooksId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<int>(type: "int", nullable: false),
                    IsOn = table.Column<bool>(type: "bit", nullable: false),
                    OffBecause = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    Mode = table.Column<int>(type: "int", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Streams", x => x.Sequence);
                });

            migrationBuilder.CreateTable(
                name: "SyncRuns",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    BooksId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<int>(type: "int", nullable: false),
                    StartedBy = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    State = table.Column<int>(type: "int", nullable: false),
                    StartedAt = table.Column<long>(type: "bigint", nullable: false),
                    EndedAt = table.Column<long>(type: "bigint", nullable: true),
                    Read = table.Column<int>(type: "int", nullable: false),
                    Changed = table.Column<int>(type: "int", nullable: false),
                    Evaluated = table.Column<int>(type: "int", nullable: false),
                    Posted = table.Column<int>(type: "int", nullable: false),
                    Verified = table.Column<int>(type: "int", nullable: false),
                    CardsRaised = table.Column<int>(type: "int", nullable: false),
                    CardsClosed = table.Column<int>(type: "int", nullable: false),
                    Done = table.Column<int>(type: "int", nullable: false),
                    Total = table.Column<int>(type: "int", nullable: false),
                    Problem = table.Column<string>(type: "nvarchar(max)", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SyncRuns", x => x.Sequence);
                });

            migrationBuilder.CreateTable(
                name: "WorkItems",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    BooksId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Connection = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<int>(type: "int", nullable: false),
                    Source = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: false, collation: "Latin1_General_BIN2"),
                    Matter = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_BIN2"),
                    TrustAccount = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_BIN2"),
                    Title = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Date = table.Column<int>(type: "int", nullable: false),
                    Stage = table.Column<int>(type: "int", nullable: false),
                    StageSince = table.Column<long>(type: "bigint", nullable: false),
                    CapturedAt = table.Column<long>(type: "bigint", nullable: false),
                    Draft = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    DraftHash = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: true),
                    FinancialHash = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: false),
                    IsProvisional = table.Column<bool>(type: "bit", nullable: false),
                    EndReason = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    Adopted = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    Outcomes = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    OpenEdges = table.Column<int>(type: "int", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false),
                    AmountCurrency = table.Column<string>(type: "char(3)", unicode: false, fixedLength: true, maxLength: 3, nullable: false),
                    AmountMinor = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WorkItems", x => x.Sequence);
                    table.UniqueConstraint("AK_WorkItems_BooksId_Id", x => new { x.BooksId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "AspNetRoleClaims",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    RoleId = table.Column<string>(type: "nvarchar(450)", nullable: false),
                    ClaimType = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    ClaimValue = table.Column<string>(type: "nvarchar(max)", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetRoleClaims", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AspNetRoleClaims_AspNetRoles_RoleId",
                        column: x => x.RoleId,
                        principalTable: "AspNetRoles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserClaims",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    UserId = table.Column<string>(type: "nvarchar(450)", nullable: false),
                    ClaimType = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    ClaimValue = table.Column<string>(type: "nvarchar(max)", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserClaims", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AspNetUserClaims_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserLogins",
                columns: table => new
                {
                    LoginProvider = table.Column<string>(type: "nvarchar(450)", nullable: false),
                    ProviderKey = table.Column<string>(type: "nvarchar(450)", nullable: false),
                    ProviderDisplayName = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    UserId = table.Column<string>(type: "nvarchar(450)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserLogins", x => new { x.LoginProvider, x.ProviderKey });
                    table.ForeignKey(
                        name: "FK_AspNetUserLogins_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserRoles",
                columns: table => new
                {
                    UserId = table.Column<string>(type: "nvarchar(450)", nullable: false),
                    RoleId = table.Column<string>(type: "nvarchar(450)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserRoles", x => new { x.UserId, x.RoleId });
                    table.ForeignKey(
                        name: "FK_AspNetUserRoles_AspNetRoles_RoleId",
                        column: x => x.RoleId,
                        principalTable: "AspNetRoles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_AspNetUserRoles_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserTokens",
                columns: table => new
                {
                    UserId = table.Column<string>(type: "nvarchar(450)", nullable: false),
                    LoginProvider = table.Column<string>(type: "nvarchar(450)", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(450)", nullable: false),
                    Value = table.Column<string>(type: "nvarchar(max)", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserTokens", x => new { x.UserId, x.LoginProvider, x.Name });
                    table.ForeignKey(
                        name: "FK_AspNetUserTokens_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Resolutions",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    BooksId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Card = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Resolution = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    Effects = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Input = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    Reason = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    By = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    UndoneAt = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Resolutions", x => x.Sequence);
                    table.ForeignKey(
                        name: "FK_Resolutions_ExceptionItems_BooksId_Card",
                        columns: x => new { x.BooksId, x.Card },
                        principalTable: "ExceptionItems",
                        principalColumns: new[] { "BooksId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Approvals",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    BooksId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Item = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    DraftHash = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: false),
                    Decision = table.Column<int>(type: "int", nullable: false),
                    ActorId = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    ActorDisplay = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Approvals", x => x.Sequence);
                    table.ForeignKey(
                        name: "FK_Approvals_WorkItems_BooksId_Item",
                        columns: x => new { x.BooksId, x.Item },
                        principalTable: "WorkItems",
                        principalColumns: new[] { "BooksId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "BlockingEdges",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    BooksId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Item = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Card = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    WaitsFor = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Because = table.Column<string>(type: "nvarchar(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BlockingEdges", x => x.Sequence);
                    table.ForeignKey(
                        name: "FK_BlockingEdges_ExceptionItems_BooksId_Card",
                        columns: x => new { x.BooksId, x.Card },
                        principalTable: "ExceptionItems",
                        principalColumns: new[] { "BooksId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_BlockingEdges_WorkItems_BooksId_Item",
                        columns: x => new { x.BooksId, x.Item },
                        principalTable: "WorkItems",
                        principalColumns: new[] { "BooksId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_BlockingEdges_WorkItems_BooksId_WaitsFor",
                        columns: x => new { x.BooksId, x.WaitsFor },
                        principalTable: "WorkItems",
                        principalColumns: new[] { "BooksId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Postings",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    BooksId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Item = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Event = table.Column<string>(type: "nvarchar(160)", maxLength: 160, nullable: false, collation: "Latin1_General_BIN2"),
                    Leg = table.Column<int>(type: "int", nullable: false),
                    Generation = table.Column<int>(type: "int", nullable: false),
                    Draft = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    State = table.Column<int>(type: "int", nullable: false),
                    RequestId = table.Column<string>(type: "varchar(36)", unicode: false, maxLength: 36, nullable: true),
                    Path = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    Body = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    NotBefore = table.Column<long>(type: "bigint", nullable: false),
                    SentAt = table.Column<long>(type: "bigint", nullable: true),
                    Attempts = table.Column<int>(type: "int", nullable: false),
                    SettledAt = table.Column<long>(type: "bigint", nullable: true),
                    Document = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true, collation: "Latin1_General_BIN2"),
                    Revision = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: true),
                    RefusalCode = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    RefusalDetail = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Postings", x => x.Sequence);
                    table.ForeignKey(
                        name: "FK_Postings_WorkItems_BooksId_Item",
                        columns: x => new { x.BooksId, x.Item },
                        principalTable: "WorkItems",
                        principalColumns: new[] { "BooksId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RevenueClaims",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    BooksId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Entry = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Invoice = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ClaimedAt = table.Column<long>(type: "bigint", nullable: false),
                    ReleasedAt = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RevenueClaims", x => x.Sequence);
                    table.ForeignKey(
                        name: "FK_RevenueClaims_WorkItems_BooksId_Entry",
                        columns: x => new { x.BooksId, x.Entry },
                        principalTable: "WorkItems",
                        principalColumns: new[] { "BooksId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_RevenueClaims_WorkItems_BooksId_Invoice",
                        columns: x => new { x.BooksId, x.Invoice },
                        principalTable: "WorkItems",
                        principalColumns: new[] { "BooksId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Approvals_BooksId_Item",
                table: "Approvals",
                columns: new[] { "BooksId", "Item" });

            migrationBuilder.CreateIndex(
                name: "IX_Approvals_BooksId_Sequence",
                table: "Approvals",
                columns: new[] { "BooksId", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_AspNetRoleClaims_RoleId",
                table: "AspNetRoleClaims",
                column: "RoleId");

            migrationBuilder.CreateIndex(
                name: "RoleNameIndex",
                table: "AspNetRoles",
                column: "NormalizedName",
                unique: true,
                filter: "[NormalizedName] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUserClaims_UserId",
                table: "AspNetUserClaims",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUserLogins_UserId",
                table: "AspNetUserLogins",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUserRoles_RoleId",
                table: "AspNetUserRoles",
                column: "RoleId");

            migrationBuilder.CreateIndex(
                name: "EmailIndex",
                table: "AspNetUsers",
                column: "NormalizedEmail");

            migrationBuilder.CreateIndex(
                name: "UserNameIndex",
                table: "AspNetUsers",
                column: "NormalizedUserName",
                unique: true,
                filter: "[NormalizedUserName] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_AuditEvents_BooksId_Subject_Sequence",
                table: "AuditEvents",
                columns: new[] { "BooksId", "Subject", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEvents_Chain",
                table: "AuditEvents",
                columns: new[] { "BooksId", "ChainNumber" },
                unique: true,
                filter: "ChainNumber IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_AuditEvents_Unsealed",
                table: "AuditEvents",
                columns: new[] { "BooksId", "Sequence" },
                filter: "ChainNumber IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_BlockingEdges_BooksId_Card",
                table: "BlockingEdges",
                columns: new[] { "BooksId", "Card" });

            migrationBuilder.CreateIndex(
                name: "IX_BlockingEdges_BooksId_Item",
                table: "BlockingEdges",
                columns: new[] { "BooksId", "Item" });

            migrationBuilder.CreateIndex(
                name: "IX_BlockingEdges_BooksId_WaitsFor",
                table: "BlockingEdges",
                columns: new[] { "BooksId", "WaitsFor" });

            migrationBuilder.CreateIndex(
                name: "IX_BooksMirror_BooksId_Kind_Customer",
                table: "BooksMirror",
                columns: new[] { "BooksId", "Kind", "Customer" });

            migrationBuilder.CreateIndex(
                name: "IX_BooksMirror_BooksId_Kind_EntityId",
                table: "BooksMirror",
                columns: new[] { "BooksId", "Kind", "EntityId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_BooksMirror_BooksId_Kind_Name",
                table: "BooksMirror",
                columns: new[] { "BooksId", "Kind", "Name" });

            migrationBuilder.CreateIndex(
                name: "IX_Connections_System_Account",
                table: "Connections",
                columns: new[] { "System", "Account" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Directives_BooksId_Event_Sequence",
                table: "Directives",
                columns: new[] { "BooksId", "Event", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_ExceptionItems_BooksId_Code_Subject",
                table: "ExceptionItems",
                columns: new[] { "BooksId", "Code", "Subject" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ExceptionItems_BooksId_State_Code_Sequence",
                table: "ExceptionItems",
                columns: new[] { "BooksId", "State", "Code", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_ExceptionItems_BooksId_State_Matter_Sequence",
                table: "ExceptionItems",
                columns: new[] { "BooksId", "State", "Matter", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_ExceptionItems_BooksId_State_Sequence",
                table: "ExceptionItems",
                columns: new[] { "BooksId", "State", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_ExceptionItems_BooksId_State_Severity_Sequence",
                table: "ExceptionItems",
                columns: new[] { "BooksId", "State", "Severity", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_LedgerEntries_BooksId_Account_Matter_Source_Part",
                table: "LedgerEntries",
                columns: new[] { "BooksId", "Account", "Matter", "Source", "Part" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_LedgerHeads_BooksId_Account_Matter",
                table: "LedgerHeads",
                columns: new[] { "BooksId", "Account", "Matter" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_MappingRules_BooksId_Kind_Pattern_Sequence",
                table: "MappingRules",
                columns: new[] { "BooksId", "Kind", "Pattern", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_MappingRules_BooksId_Kind_Sequence",
                table: "MappingRules",
                columns: new[] { "BooksId", "Kind", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_Postings_BooksId_Document",
                table: "Postings",
                columns: new[] { "BooksId", "Document" });

            migrationBuilder.CreateIndex(
                name: "IX_Postings_BooksId_Event_Leg",
                table: "Postings",
                columns: new[] { "BooksId", "Event", "Leg" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Postings_BooksId_Item",
                table: "Postings",
                columns: new[] { "BooksId", "Item" });

            migrationBuilder.CreateIndex(
                name: "IX_Postings_BooksId_State_NotBefore_Sequence",
                table: "Postings",
                columns: new[] { "BooksId", "State", "NotBefore", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_ReadMarks_Connection_Scope",
                table: "ReadMarks",
                columns: new[] { "Connection", "Scope" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Resolutions_BooksId_Card",
                table: "Resolutions",
                columns: new[] { "BooksId", "Card" });

            migrationBuilder.CreateIndex(
                name: "IX_Resolutions_BooksId_Id",
                table: "Resolutions",
                columns: new[] { "BooksId", "Id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_RevenueClaims_BooksId_Invoice",
                table: "RevenueClaims",
                columns: new[] { "BooksId", "Invoice" });

            migrationBuilder.CreateIndex(
                name: "IX_RevenueClaims_OneActive",
                table: "RevenueClaims",
                columns: new[] { "BooksId", "Entry" },
                unique: true,
                filter: "ReleasedAt IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_SourceRecords_Connection_Kind_SourceId_Version_ContentHash",
                table: "SourceRecords",
                columns: new[] { "Connection", "Kind", "SourceId", "Version", "ContentHash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SourceRecords_LatestByMatter",
                table: "SourceRecords",
                columns: new[] { "Connection", "Matter", "Kind" },
                filter: "IsLatest = 1");

            migrationBuilder.CreateIndex(
                name: "IX_SourceRecords_OneLatest",
                table: "SourceRecords",
                columns: new[] { "Connection", "Kind", "SourceId" },
                unique: true,
                filter: "IsLatest = 1");

            migrationBuilder.CreateIndex(
                name: "IX_Streams_BooksId_Kind",
                table: "Streams",
                columns: new[] { "BooksId", "Kind" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SyncRuns_BooksId_Id",
                table: "SyncRuns",
                columns: new[] { "BooksId", "Id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SyncRuns_BooksId_Kind_Sequence",
                table: "SyncRuns",
                columns: new[] { "BooksId", "Kind", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_WorkItems_BooksId_Connection_Kind_Source",
                table: "WorkItems",
                columns: new[] { "BooksId", "Connection", "Kind", "Source" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_WorkItems_BooksId_Matter_Sequence",
                table: "WorkItems",
                columns: new[] { "BooksId", "Matter", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_WorkItems_BooksId_Stage_Kind_Sequence",
                table: "WorkItems",
                columns: new[] { "BooksId", "Stage", "Kind", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_WorkItems_BooksId_Stage_Sequence",
                table: "WorkItems",
                columns: new[] { "BooksId", "Stage", "Sequence" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Approvals");

            migrationBuilder.DropTable(
                name: "AspNetRoleClaims");

            migrationBuilder.DropTable(
                name: "AspNetUserClaims");

            migrationBuilder.DropTable(
                name: "AspNetUserLogins");

            migrationBuilder.DropTable(
                name: "AspNetUserRoles");

            migrationBuilder.DropTable(
                name: "AspNetUserTokens");

            migrationBuilder.DropTable(
                name: "AuditEvents");

            migrationBuilder.DropTable(
                name: "BlockingEdges");

            migrationBuilder.DropTable(
                name: "Books");

            migrationBuilder.DropTable(
                name: "BooksMirror");

            migrationBuilder.DropTable(
                name: "Connections");

            migrationBuilder.DropTable(
                name: "DataProtectionKeys");

            migrationBuilder.DropTable(
                name: "Directives");

            migrationBuilder.DropTable(
                name: "LedgerEntries");

            migrationBuilder.DropTable(
                name: "LedgerHeads");

            migrationBuilder.DropTable(
                name: "MappingRules");

            migrationBuilder.DropTable(
                name: "Postings");

            migrationBuilder.DropTable(
                name: "ReadMarks");

            migrationBuilder.DropTable(
                name: "Resolutions");

            migrationBuilder.DropTable(
                name: "RevenueClaims");

            migrationBuilder.DropTable(
                name: "SourceRecords");

            migrationBuilder.DropTable(
                name: "Streams");

            migrationBuilder.DropTable(
                name: "SyncRuns");

            migrationBuilder.DropTable(
                name: "AspNetRoles");

            migrationBuilder.DropTable(
                name: "AspNetUsers");

            migrationBuilder.DropTable(
                name: "ExceptionItems");

            migrationBuilder.DropTable(
                name: "WorkItems");
        }
    }
}

namespace LegalSync.Sandbox.QuickBooks.Schema;

/// <summary>
/// One class per line (a class may go on over several lines): its name, then <c>property:form</c>.
/// Forms: <c>s</c> text with an optional length limit, <c>n</c> number, <c>b</c> true or false, <c>d</c> date, <c>=A|B</c> one of these,
/// a class name, and <c>*</c> after any of them for a list; no form means that the value is not looked at.
/// </summary>
internal static class KnownProperties
{
    public const string Table = """
        Ref value:s name:s type:s
        MetaData CreateTime LastUpdatedTime CreatedByRef LastModifiedByRef
        Address Id Line1:s500 Line2:s500 Line3:s500 Line4:s500 Line5:s500 City:s255 Country:s255 CountrySubDivisionCode:s255 PostalCode:s31 Lat Long
        Email Address:s100
        Phone FreeFormNumber:s30
        Website URI:s1000
        Memo value:s1000
        NoExtension
        LinkedTxn TxnId:s TxnType:s TxnLineId:s
        CustomField DefinitionId:s Name:s Type:s StringValue:s31
        MarkupInfo Percent:n PriceLevelRef:Ref MarkUpIncomeAccountRef:Ref

        Customer Id:s SyncToken:s sparse:b domain:s status MetaData:MetaData DisplayName:s500 Title:s16 GivenName:s100 MiddleName:s100 FamilyName:s100 Suffix:s16
        Customer FullyQualifiedName CompanyName:s100 PrintOnCheckName:s110 Active:b Job:b BillWithParent:b ParentRef:Ref Level Balance BalanceWithJobs OpenBalanceDate:d
        Customer Taxable:b DefaultTaxCodeRef:Ref TaxExemptionReasonId:s SalesTermRef:Ref PaymentMethodRef:Ref PreferredDeliveryMethod:=Print|Email|None
        Customer PrimaryEmailAddr:Email PrimaryPhone:Phone AlternatePhone:Phone Mobile:Phone Fax:Phone WebAddr:Website BillAddr:Address ShipAddr:Address
        Customer Notes:s2000 AcctNum:s100 ResaleNum:s16 CurrencyRef:Ref CustomerTypeRef:Ref IsProject ClientEntityId V4IDPseudonym
        Vendor Id:s SyncToken:s sparse:b domain:s status MetaData:MetaData DisplayName:s500 Title:s16 GivenName:s100 MiddleName:s100 FamilyName:s100 Suffix:s16
        Vendor CompanyName:s100 PrintOnCheckName:s110 Active:b Balance Vendor1099:b TaxIdentifier:s20 AcctNum:s100 TermRef:Ref CurrencyRef:Ref BillAddr:Address
        Vendor PrimaryEmailAddr:Email PrimaryPhone:Phone AlternatePhone:Phone Mobile:Phone Fax:Phone WebAddr:Website BillRate:n CostRate:n V4IDPseudonym
        Employee Id:s SyncToken:s sparse:b domain:s status MetaData:MetaData DisplayName:s500 Title:s16 GivenName:s100 MiddleName:s100 FamilyName:s100 Suffix:s16
        Employee PrintOnCheckName:s110 Active:b PrimaryAddr:Address PrimaryEmailAddr:Email PrimaryPhone:Phone Mobile:Phone EmployeeNumber:s100 BillableTime:b BillRate:n
        Employee CostRate:n HiredDate:d ReleasedDate:d V4IDPseudonym

        Item Id:s SyncToken:s sparse:b domain:s status MetaData:MetaData Name:s100 Description:s4000 Active:b SubItem:b ParentRef:Ref Level FullyQualifiedName
        Item Taxable:b SalesTaxIncluded:b UnitPrice:n Type:=Service|NonInventory|Inventory|Category IncomeAccountRef:Ref ExpenseAccountRef:Ref AssetAccountRef:Ref
        Item PurchaseDesc:s1000 PurchaseCost:n TrackQtyOnHand:b QtyOnHand:n InvStartDate:d Sku:s100 ClassRef:Ref SalesTaxCodeRef:Ref PurchaseTaxCodeRef:Ref PrefVendorRef:Ref
        Account Id:s SyncToken:s sparse:b domain:s status MetaData:MetaData Name:s100 Description:s4000 Active:b SubAccount:b ParentRef:Ref FullyQualifiedName
        Account Classification:=Asset|Liability|Equity|Revenue|Expense AccountType:s AccountSubType:s AcctNum:s7 CurrentBalance CurrentBalanceWithSubAccounts
        Account CurrencyRef:Ref TaxCodeRef:Ref TxnLocationType:s AccountAlias:s
        Term Id:s SyncToken:s sparse:b domain:s status MetaData:MetaData Name:s31 Active:b Type:=STANDARD|DATE_DRIVEN DueDays:n DiscountPercent:n DiscountDays:n
        Term DayOfMonthDue:n DueNextMonthDays:n DiscountDayOfMonth:n
        TaxCode Id:s SyncToken:s sparse:b domain:s status MetaData:MetaData Name:s100 Description:s Active:b Hidden:b Taxable:b TaxGroup:b SalesTaxRateList PurchaseTaxRateList

        Invoice Id:s SyncToken:s sparse:b domain:s status MetaData:MetaData DocNumber:s21 AutoDocNumber:b TxnDate:d TxnSource:s CurrencyRef:Ref ExchangeRate:n
        Invoice PrivateNote:s4000 TxnStatus:s LinkedTxn:LinkedTxn* Line:Line* TxnTaxDetail:TxnTaxDetail CustomerRef:Ref CustomerMemo:Memo BillAddr:Address ShipAddr:Address
        Invoice ShipFromAddr:Address FreeFormAddress:b BillEmail:Email BillEmailCc:Email BillEmailBcc:Email SalesTermRef:Ref DueDate:d ShipDate:d TrackingNum:s31
        Invoice ShipMethodRef:Ref ClassRef:Ref DepartmentRef:Ref PONumber:s15 TotalAmt Balance HomeTotalAmt HomeBalance DiscountRate DiscountAmt FOB:s
        Invoice GlobalTaxCalculation:=TaxExcluded|TaxInclusive|NotApplicable ApplyTaxAfterDiscount:b PrintStatus:=NotSet|NeedToPrint|PrintComplete
        Invoice EmailStatus:=NotSet|NeedToSend|EmailSent AllowIPNPayment:b AllowOnlinePayment:b AllowOnlineCreditCardPayment:b AllowOnlineACHPayment:b
        Invoice EInvoiceStatus ECloudStatusTimeStamp invoiceStatus invoiceStatusLog callToAction InvoiceLink DeliveryInfo CustomField:CustomField* Deposit:n
        Invoice DepositToAccountRef:Ref PaymentMethodRef:Ref PaymentRefNum:s21 ProjectRef:Ref RecurDataRef:Ref SalesRepRef:Ref TaxExemptionRef:Ref
        Invoice TransactionLocationType:s Tag TxnApprovalInfo RemitToRef:Ref InvoiceEx:NoExtension
        CreditMemo Id:s SyncToken:s sparse:b domain:s status MetaData:MetaData DocNumber:s21 AutoDocNumber:b TxnDate:d TxnSource:s CurrencyRef:Ref ExchangeRate:n
        CreditMemo PrivateNote:s4000 LinkedTxn:LinkedTxn* Line:Line* TxnTaxDetail:TxnTaxDetail CustomerRef:Ref CustomerMemo:Memo BillAddr:Address ShipAddr:Address
        CreditMemo BillEmail:Email SalesTermRef:Ref ClassRef:Ref DepartmentRef:Ref PONumber:s15 TotalAmt Balance RemainingCredit ApplyTaxAfterDiscount:b
        CreditMemo GlobalTaxCalculation:=TaxExcluded|TaxInclusive|NotApplicable PrintStatus:=NotSet|NeedToPrint|PrintComplete
        CreditMemo EmailStatus:=NotSet|NeedToSend|EmailSent InvoiceRef:Ref PaymentMethodRef:Ref PaymentRefNum:s21 CustomField:CustomField* ProjectRef:Ref
        Class Id:s SyncToken:s sparse:b domain:s status MetaData:MetaData Name:s100 Active:b SubClass:b ParentRef:Ref FullyQualifiedName
        Department Id:s SyncToken:s sparse:b domain:s status MetaData:MetaData Name:s100 Active:b SubDepartment:b ParentRef:Ref FullyQualifiedName Address:Address
        PaymentMethod Id:s SyncToken:s sparse:b domain:s status MetaData:MetaData Name:s31 Active:b Type:=CREDIT_CARD|NON_CREDIT_CARD
        Attachable Id:s SyncToken:s sparse:b domain:s status MetaData:MetaData Note:s2000 AttachableRef:AttachableRef* FileName:s1000 ContentType:s Category:s Tag:s Size FileAccessUri TempDownloadUri PlaceName:s2000 Lat Long
        AttachableRef EntityRef:Ref IncludeOnSend:b NoRefOnly:b LineInfo:s

        Estimate Id:s SyncToken:s sparse:b domain:s status MetaData:MetaData DocNumber:s21 AutoDocNumber:b TxnDate:d TxnSource:s CurrencyRef:Ref ExchangeRate:n PrivateNote:s4000 LinkedTxn:LinkedTxn*
        Estimate TxnStatus:=Pending|Accepted|Closed|Rejected Line:Line* TxnTaxDetail:TxnTaxDetail CustomerRef:Ref CustomerMemo:Memo BillAddr:Address ShipAddr:Address
        Estimate BillEmail:Email BillEmailCc:Email BillEmailBcc:Email SalesTermRef:Ref DueDate:d ShipDate:d ShipMethodRef:Ref ClassRef:Ref DepartmentRef:Ref TotalAmt
        Estimate ExpirationDate:d AcceptedBy:s AcceptedDate:d GlobalTaxCalculation:=TaxExcluded|TaxInclusive|NotApplicable ApplyTaxAfterDiscount:b
        Estimate PrintStatus:=NotSet|NeedToPrint|PrintComplete EmailStatus:=NotSet|NeedToSend|EmailSent CustomField:CustomField* ProjectRef:Ref FreeFormAddress:b
        SalesReceipt Id:s SyncToken:s sparse:b domain:s status MetaData:MetaData DocNumber:s21 AutoDocNumber:b TxnDate:d TxnSource:s CurrencyRef:Ref ExchangeRate:n PrivateNote:s4000 LinkedTxn:LinkedTxn*
        SalesReceipt Line:Line* TxnTaxDetail:TxnTaxDetail CustomerRef:Ref CustomerMemo:Memo BillAddr:Address ShipAddr:Address BillEmail:Email ClassRef:Ref DepartmentRef:Ref
        SalesReceipt TotalAmt Balance GlobalTaxCalculation:=TaxExcluded|TaxInclusive|NotApplicable ApplyTaxAfterDiscount:b PrintStatus:=NotSet|NeedToPrint|PrintComplete
        SalesReceipt EmailStatus:=NotSet|NeedToSend|EmailSent PaymentMethodRef:Ref PaymentRefNum:s21 DepositToAccountRef:Ref CustomField:CustomField* ProjectRef:Ref
        RefundReceipt Id:s SyncToken:s sparse:b domain:s status MetaData:MetaData DocNumber:s21 AutoDocNumber:b TxnDate:d TxnSource:s CurrencyRef:Ref ExchangeRate:n PrivateNote:s4000 LinkedTxn:LinkedTxn*
        RefundReceipt Line:Line* TxnTaxDetail:TxnTaxDetail CustomerRef:Ref CustomerMemo:Memo BillAddr:Address BillEmail:Email ClassRef:Ref DepartmentRef:Ref
        RefundReceipt TotalAmt Balance GlobalTaxCalculation:=TaxExcluded|TaxInclusive|NotApplicable ApplyTaxAfterDiscount:b PrintStatus:=NotSet|NeedToPrint|PrintComplete
        RefundReceipt EmailStatus:=NotSet|NeedToSend|EmailSent PaymentMethodRef:Ref PaymentRefNum:s21 DepositToAccountRef:Ref CustomField:CustomField* ProjectRef:Ref
        Bill Id:s SyncToken:s sparse:b domain:s status MetaData:MetaData DocNumber:s21 TxnDate:d TxnSource:s CurrencyRef:Ref ExchangeRate:n PrivateNote:s4000 LinkedTxn:LinkedTxn* Line:Line*
        Bill TxnTaxDetail:TxnTaxDetail VendorRef:Ref VendorAddr:Address APAccountRef:Ref SalesTermRef:Ref DueDate:d DepartmentRef:Ref TotalAmt Balance
        Bill GlobalTaxCalculation:=TaxExcluded|TaxInclusive|NotApplicable TransactionLocationType:s RecurDataRef:Ref
        VendorCredit Id:s SyncToken:s sparse:b domain:s status MetaData:MetaData DocNumber:s21 TxnDate:d TxnSource:s CurrencyRef:Ref ExchangeRate:n PrivateNote:s4000 LinkedTxn:LinkedTxn* Line:Line*
        VendorCredit TxnTaxDetail:TxnTaxDetail VendorRef:Ref VendorAddr:Address APAccountRef:Ref DepartmentRef:Ref TotalAmt Balance
        VendorCredit GlobalTaxCalculation:=TaxExcluded|TaxInclusive|NotApplicable TransactionLocationType:s RecurDataRef:Ref
        BillPayment Id:s SyncToken:s sparse:b domain:s status MetaData:MetaData DocNumber:s21 TxnDate:d TxnSource:s CurrencyRef:Ref ExchangeRate:n PrivateNote:s4000 Line:Line* VendorRef:Ref APAccountRef:Ref
        BillPayment PayType:=Check|CreditCard CheckPayment:CheckPayment CreditCardPayment:CardPayment TotalAmt:n DepartmentRef:Ref ProcessBillPayment:b TransactionLocationType:s
        CheckPayment BankAccountRef:Ref PrintStatus:=NotSet|NeedToPrint|PrintComplete
        CardPayment CCAccountRef:Ref
        Transfer Id:s SyncToken:s sparse:b domain:s status MetaData:MetaData TxnDate:d TxnSource:s CurrencyRef:Ref ExchangeRate:n PrivateNote:s4000 FromAccountRef:Ref ToAccountRef:Ref Amount:n
        Transfer DepartmentRef:Ref TransactionLocationType:s RecurDataRef:Ref
        TimeActivity Id:s SyncToken:s sparse:b domain:s status MetaData:MetaData TxnDate:d TimeZone:s NameOf:=Employee|Vendor EmployeeRef:Ref VendorRef:Ref CustomerRef:Ref ItemRef:Ref ClassRef:Ref
        TimeActivity DepartmentRef:Ref BillableStatus:=Billable|NotBillable|HasBeenBilled Taxable:b HourlyRate:n CostRate:n Hours:n Minutes:n Seconds:n BreakHours:n BreakMinutes:n
        TimeActivity StartTime:s EndTime:s Description:s4000 ProjectRef:Ref PayrollItemRef:Ref LinkedTxn:LinkedTxn*

        Line Id:s LineNum:n Description:s4000 Amount:n DetailType:s LinkedTxn:LinkedTxn* CustomField:CustomField* LineEx:NoExtension
        Line SalesItemLineDetail:SalesItemLineDetail DiscountLineDetail:DiscountLineDetail SubTotalLineDetail:SubTotalLineDetail DescriptionLineDetail:DescriptionLineDetail
        Line GroupLineDetail:GroupLineDetail JournalEntryLineDetail:JournalEntryLineDetail DepositLineDetail:DepositLineDetail
        Line AccountBasedExpenseLineDetail:AccountBasedExpenseLineDetail ItemBasedExpenseLineDetail:ItemBasedExpenseLineDetail
        SalesItemLineDetail ItemRef:Ref Qty:n UnitPrice:n ServiceDate:d TaxCodeRef:Ref ClassRef:Ref ItemAccountRef:Ref DiscountRate:n DiscountAmt:n MarkupInfo:MarkupInfo
        SalesItemLineDetail TaxInclusiveAmt:n PriceLevelRef:Ref RatePercent:n DeferredRevenue:b
        DiscountLineDetail PercentBased:b DiscountPercent:n DiscountAccountRef:Ref ClassRef:Ref TaxCodeRef:Ref
        SubTotalLineDetail ItemRef:Ref
        DescriptionLineDetail ServiceDate:d TaxCodeRef:Ref
        GroupLineDetail GroupItemRef:Ref Quantity:n Line:Line*
        TxnTaxDetail TxnTaxCodeRef:Ref TotalTax:n TaxLine:TaxLine*
        TaxLine Amount:n DetailType:s TaxLineDetail:TaxLineDetail
        TaxLineDetail TaxRateRef:Ref PercentBased:b TaxPercent:n NetAmountTaxable:n TaxInclusiveAmount:n

        Payment Id:s SyncToken:s sparse:b domain:s status MetaData:MetaData TxnDate:d TxnSource:s TxnStatus:s CurrencyRef:Ref ExchangeRate:n PrivateNote:s4000
        Payment CustomerRef:Ref ARAccountRef:Ref DepositToAccountRef:Ref PaymentMethodRef:Ref PaymentRefNum:s21 CreditCardPayment TotalAmt:n UnappliedAmt ProcessPayment:b
        Payment LinkedTxn:LinkedTxn* Line:Line* ProjectRef:Ref TaxExemptionRef:Ref TransactionLocationType:s PaymentEx:NoExtension
        JournalEntry Id:s SyncToken:s sparse:b domain:s status MetaData:MetaData DocNumber:s21 TxnDate:d TxnSource:s CurrencyRef:Ref ExchangeRate:n PrivateNote:s4000
        JournalEntry Adjustment:b Line:Line* TxnTaxDetail:TxnTaxDetail TotalAmt HomeTotalAmt LinkedTxn:LinkedTxn* RecurDataRef:Ref
        JournalEntry GlobalTaxCalculation:=TaxExcluded|TaxInclusive|NotApplicable TransactionLocationType:s JournalEntryEx:NoExtension
        JournalEntryLineDetail PostingType:=Debit|Credit AccountRef:Ref Entity:JournalEntryEntity ClassRef:Ref DepartmentRef:Ref TaxCodeRef:Ref TaxApplicableOn:s TaxAmount:n
        JournalEntryLineDetail BillableStatus:=Billable|NotBillable|HasBeenBilled JournalCodeRef:Ref
        JournalEntryEntity Type:=Customer|Vendor|Employee EntityRef:Ref
        Deposit Id:s SyncToken:s sparse:b domain:s status MetaData:MetaData DocNumber:s21 TxnDate:d TxnSource:s TxnStatus:s CurrencyRef:Ref ExchangeRate:n PrivateNote:s4000
        Deposit DepositToAccountRef:Ref DepartmentRef:Ref Line:Line* CashBack:CashBack TotalAmt HomeTotalAmt TxnTaxDetail:TxnTaxDetail RecurDataRef:Ref DepositEx:NoExtension
        Deposit GlobalTaxCalculation:=TaxExcluded|TaxInclusive|NotApplicable TransactionLocationType:s
        CashBack AccountRef:Ref Amount:n Memo:s4000
        DepositLineDetail AccountRef:Ref Entity:Ref PaymentMethodRef:Ref CheckNum:s21 ClassRef:Ref TaxCodeRef:Ref TaxApplicableOn:s TxnType:s
        Purchase Id:s SyncToken:s sparse:b domain:s status MetaData:MetaData DocNumber:s21 TxnDate:d TxnSource:s CurrencyRef:Ref ExchangeRate:n PrivateNote:s4000
        Purchase PaymentType:=Cash|Check|CreditCard AccountRef:Ref EntityRef:Ref PaymentMethodRef:Ref PaymentRefNum:s21 Credit:b PrintStatus:=NotSet|NeedToPrint|PrintComplete
        Purchase Memo:s4000 Line:Line* LinkedTxn:LinkedTxn* TxnTaxDetail:TxnTaxDetail TotalAmt DepartmentRef:Ref RemitToAddr:Address RecurDataRef:Ref
        Purchase GlobalTaxCalculation:=TaxExcluded|TaxInclusive|NotApplicable TransactionLocationType:s PurchaseEx:NoExtension CustomField:CustomField*
        AccountBasedExpenseLineDetail AccountRef:Ref CustomerRef:Ref ClassRef:Ref BillableStatus:=Billable|NotBillable|HasBeenBilled TaxCodeRef:Ref TaxAmount:n MarkupInfo:MarkupInfo
        ItemBasedExpenseLineDetail ItemRef:Ref Qty:n UnitPrice:n CustomerRef:Ref ClassRef:Ref BillableStatus:=Billable|NotBillable|HasBeenBilled TaxCodeRef:Ref MarkupInfo:MarkupInfo
        """;
}

// Walks node-quickbooks through the sandbox and prints what every step came to, as one JSON object.
'use strict';

const QuickBooks = require('node-quickbooks');
const { endpoint, realmId, token, customer, other, item, bank, income } = JSON.parse(process.argv[2]);

const books = new QuickBooks('client', 'secret', token, false, realmId, true, false, null, '2.0', null);
books.endpoint = endpoint + '/v3/company/';

const steps = {};

// A refusal is a result too: its code and HTTP status are what a caller would see.
function call(name, ...args) {
  return new Promise(resolve => books[name](...args, (problem, answer) => {
    if (!problem) {
      return resolve({ ok: answer });
    }

    const body = problem.response ? problem.response.data : problem;
    const fault = body && body.Fault ? body.Fault.Error[0] : null;
    resolve({ code: fault && fault.code, detail: fault && fault.Detail, status: problem.response && problem.response.status });
  }));
}

async function step(title, name, ...args) {
  const result = await call(name, ...args);
  steps[title] = result;
  return result.ok || {};
}

const key = document => ({ Id: document.Id, SyncToken: document.SyncToken });
const fee = (amount, more) => ({
  CustomerRef: { value: customer },
  TxnDate: '2026-05-10',
  Line: [{ Amount: amount, DetailType: 'SalesItemLineDetail', SalesItemLineDetail: { ItemRef: { value: item } } }],
  ...more,
});
const applied = (invoice, amount) => ({ Amount: amount, LinkedTxn: [{ TxnId: invoice.Id, TxnType: 'Invoice' }] });

async function customers() {
  const created = await step('customer created', 'createCustomer', { DisplayName: "Fern O'Sample & Sons" });
  await step('customer found by a name with an apostrophe', 'findCustomers', { DisplayName: "Fern O'Sample & Sons" });
  const renamed = await step('customer updated', 'updateCustomer', { ...key(created), Notes: 'by a foreign client' });
  await step('customer taken twice', 'createCustomer', { DisplayName: "fern o'sample & sons" });
  await step('customer changed with a stale token', 'updateCustomer', { ...key(created), Notes: 'late' });
  await step('customer made inactive', 'updateCustomer', { ...key(renamed), Active: false });
  await step('customers fetched page by page', 'findCustomers', [{ field: 'fetchAll', value: true }, { field: 'limit', value: 2 }]);
  await step('customers counted', 'findCustomers', { count: true });
  await step('property nobody knows', 'createCustomer', { DisplayName: 'Wrong', Nonsense: 1 });
}

async function invoices() {
  const first = await step('invoice created', 'createInvoice', fee(300, { DocNumber: 'F-1', requestId: 'foreign-1' }));
  await step('invoice created again under its request id', 'createInvoice', fee(300, { DocNumber: 'F-1', requestId: 'foreign-1' }));
  await step('invoice with a number that is taken', 'createInvoice', fee(1, { DocNumber: 'F-1' }));
  await step('invoice with a number that is taken on purpose', 'createInvoice', fee(1, { DocNumber: 'F-1', allowDuplicateDocNum: true }));
  const changed = await step('invoice updated', 'updateInvoice', { ...key(first), PrivateNote: 'second' });
  const sent = await step('invoice sent', 'sendInvoicePdf', changed.Id, 'ap@example.com');
  await step('invoices found', 'findInvoices', [{ field: 'TotalAmt', value: 200, operator: '>' }, { field: 'TxnDate', value: '2026-05-10' }]);
  const estimate = await step('estimate created', 'createEstimate', fee(80));
  const billed = await step('estimate billed', 'createInvoice', fee(80, { LinkedTxn: [{ TxnId: estimate.Id, TxnType: 'Estimate' }] }));
  await step('estimate read', 'getEstimate', estimate.Id);
  await step('invoice deleted by its id', 'deleteInvoice', billed.Id);
  await step('invoice that is gone', 'getInvoice', billed.Id);
  return { ...sent, Id: first.Id };
}

async function payments(invoice) {
  const body = { CustomerRef: { value: customer }, TotalAmt: 100, TxnDate: '2026-05-12', Line: [applied(invoice, 100)] };
  const first = await step('payment created', 'createPayment', { ...body });
  await step('invoice after the payment', 'getInvoice', invoice.Id);
  await step('payment changed whole as it was read', 'updatePayment', { ...(await call('getPayment', first.Id)).ok, PrivateNote: 'echo' });
  const noted = await step('payment updated', 'updatePayment', { ...key(first), PrivateNote: 'noted' });
  await step('payment voided', 'voidPayment', key(noted));
  const second = await step('second payment created', 'createPayment', { ...body });
  await step('payment deleted by its id', 'deletePayment', second.Id);
  await step('payment deleted by its key', 'deletePayment', key(second));
  await step('payment of another customer', 'createPayment', { ...body, CustomerRef: { value: other } });
  await step('invoice voided', 'voidInvoice', key((await call('getInvoice', invoice.Id)).ok));
}

async function journals() {
  const line = (side, account, amount) => ({
    Amount: amount, DetailType: 'JournalEntryLineDetail', JournalEntryLineDetail: { PostingType: side, AccountRef: { value: account } },
  });
  const entry = await step('journal entry created', 'createJournalEntry', { TxnDate: '2026-05-13', Line: [line('Debit', bank, 40), line('Credit', income, 40)] });
  await step('journal entry out of balance', 'createJournalEntry', { TxnDate: '2026-05-13', Line: [line('Debit', bank, 40), line('Credit', income, 39)] });
  await step('journal entry updated', 'updateJournalEntry', { ...key(entry), PrivateNote: 'adjusted' });
  await step('journal entries found', 'findJournalEntries', { TxnDate: '2026-05-13' });
  await step('journal entry deleted by its id', 'deleteJournalEntry', entry.Id);
  await step('invoice left for the reports', 'createInvoice', fee(55, { DocNumber: 'F-9' }));
}

async function together() {
  await step('batch', 'batch', [
    { bId: '1', operation: 'create', Customer: { DisplayName: 'Batch Samplewood' } },
    { bId: '2', operation: 'create', Customer: { DisplayName: 'batch samplewood' } },
    { bId: '3', Query: "select * from Invoice where DocNumber = 'F-9'" },
  ]);
  await step('changes', 'changeDataCapture', ['Invoice', 'Payment'], '2026-05-31T00:00:00Z');
  await step('preferences', 'getPreferences');
  await step('company', 'getCompanyInfo', realmId);
}

async function reports() {
  const month = { start_date: '2026-05-01', end_date: '2026-05-31' };
  for (const name of ['GeneralLedgerDetail', 'TrialBalance', 'TransactionList', 'JournalReport', 'BalanceSheet', 'ProfitAndLoss', 'AccountListDetail']) {
    await step('report ' + name, 'report' + name, month);
  }

  for (const name of ['AgedReceivables', 'AgedReceivableDetail', 'CustomerBalance', 'CustomerBalanceDetail']) {
    await step('report ' + name, 'report' + name, { report_date: '2026-05-31' });
  }
}

async function walk() {
  await customers();
  await payments(await invoices());
  await journals();
  await together();
  await reports();
  books.token = 'nothing';
  await step('token that opens nothing', 'getCompanyInfo', realmId);
  process.stdout.write(JSON.stringify(steps));
}

walk().catch(problem => {
  process.stderr.write(String(problem && problem.stack || problem));
  process.exit(1);
});

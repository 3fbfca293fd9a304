package validate

import "github.com/govdisclosure/annualreport/report"

// Rule is one thing that a reviewer looks at, with all that is to be known of it.
type Rule struct {
	// Code names the rule for good: it is never given to another.
	Code     string
	Severity Severity
	// Title says in a line what the rule finds.
	Title report.Label
	// Message is the wording of a finding, a format in which %[1]s is what was
	// got, %[2]s what was wanted, and %[3]s and on the arguments of the finding.
	Message report.Label
	// Basis is the article, the clause of the notice or the convention that the
	// rule rests on.
	Basis report.Label
	// Needs are what the rule rests on: addresses of cells, what those of a part of a
	// table begin with ("requests.carried_in"), keys of texts or sections. To a report
	// whose edition of the form lacks one of them it is not applied, and
	// [Result.NotApplied] says so.
	Needs []string
	// Good is a value that the rule lets pass, and Bad one that it finds.
	Good, Bad Example
	// Check finds. It reads the report and the context and changes neither. It
	// fills in the places, what was got and wanted, and arguments; the code, the
	// severity and the basis are taken from the rule. Where its work grows faster than
	// the report, it asks [Context.Step] whether the check goes on.
	Check func(*Context, *report.Report) []Finding
}

// Example is a change to a report that is in order, as lines of the form
// "key = value". The key is the address of a cell, the key of a text ("overview"),
// or a field: office, kind, year, published, stated.title, contact.phone
// and the other parts of the contact. The value of a text is added to it as a paragraph, and an empty one
// empties it; the others are replaced. "stated.headings" is the list of the sections
// whose headings are stated, by their keys, and "stated.headings.problems" the
// heading of one. With "previous." before it the key is one of last year's report, with
// "previous2." one of another that is given as such, with "under." one of a subordinate's, with "under2." one of another's; "offices"
// are those that should be among them, separated by spaces.
type Example string

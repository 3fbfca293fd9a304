package validate

import (
	"strconv"

	"github.com/govdisclosure/annualreport/report"
)

// tooFewInForce asks where fewer documents are in force than were issued and not
// repealed in the year itself. A document may have lapsed, take effect later or be
// another organ's: where a text speaks of that, nothing is asked. Where last year's
// report is at hand, inForce tells more.
var tooFewInForce = &Rule{
	Code:     "SUM008",
	Severity: Hint,
	Title: report.Label{
		ZH: "现行有效数少于本年制发减废止",
		EN: "Fewer documents are in force than were issued and not repealed"},
	Message: report.Label{
		ZH: "“%[3]s”为%[1]s，少于本年制发减去废止的%[2]s件：是否有文件失效、尚未施行，或者现行有效数漏计？",
		EN: "“%[3]s” is %[1]s, fewer than the %[2]s issued and not repealed in the year: did some lapse, are they not yet in force, or were they left out?"},
	Basis: report.Label{
		ZH: "惯例：本年制发而未废止的文件，年末一般现行有效",
		EN: "Convention: what was issued in the year and not repealed is mostly in force at its end"},
	Needs: []string{"proactive.rules.in_force", "proactive.normative_documents.in_force"},
	Good:  "proactive.normative_documents.issued = 2\nproactive.normative_documents.in_force = 1\noverview = 1件规范性文件年内有效期届满。",
	Bad:   "proactive.normative_documents.issued = 2\nproactive.normative_documents.in_force = 1",
	Check: func(ctx *Context, _ *report.Report) []Finding {
		if ctx.last() != nil {
			return nil
		}
		t := ctx.table()
		var findings []Finding
		for _, row := range documentRows {
			issued, ok := t.count(row + "issued")
			repealed, okRepealed := t.count(row + "repealed")
			now, okNow := t.count(row + "in_force")
			if !ok || !okRepealed || !okNow || now >= issued-repealed || ctx.tells(lapses) {
				continue
			}
			findings = append(findings, Finding{
				Places: []Place{t.place(row + "in_force"), t.place(row + "issued"), t.place(row + "repealed")},
				Got:    strconv.FormatInt(now, 10), Want: strconv.FormatInt(issued-repealed, 10),
				Args: []any{t.at(row + "in_force").figure.Label()},
			})
		}
		return findings
	},
}

// documentRows are what the addresses of the rows that count documents begin with.
var documentRows = []report.Address{"proactive.rules.", "proactive.normative_documents."}

// lapses are words of texts that tell why documents are no longer, or not yet, in force
// at the year's end.
var lapses = []string{"失效", "有效期", "届满", "到期", "尚未施行", "起施行", "起实施", "联合制发", "联合印发", "联合发文"}

// tells reports whether a text of the report has one of the words.
func (c *Context) tells(words []string) bool {
	for _, l := range c.prose() {
		if !c.Step(len(l.text)) {
			return false
		}
		if l.block > 0 && containsAny(l.text, words) {
			return true
		}
	}
	return false
}

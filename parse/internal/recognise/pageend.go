package recognise

import (
	"regexp"
	"strings"

	"github.com/govdisclosure/annualreport/internal/han"
	"github.com/govdisclosure/annualreport/parse/internal/doc"
	"github.com/govdisclosure/annualreport/parse/internal/remark"
	"github.com/govdisclosure/annualreport/report"
)

// pageEnd returns the number of items that belong to the report: those behind are
// what the page shows below it. That begins where the elements end that hold the
// headings and tables of the report, with a heading above theirs, or with the first
// line that only stands below a page.
func (rc *Recogniser) pageEnd(items []item) int {
	last := -1
	var holder *doc.Ancestor
	level := 0 // of the headings
	for i := range items {
		it := &items[i]
		if it.section < 0 && it.table == nil {
			continue
		}
		if last < 0 {
			holder = it.Ancestor
		}
		holder = doc.CommonAncestor(holder, it.Ancestor)
		if it.Level > 0 && (level == 0 || it.Level < level) {
			level = it.Level
		}
		last = i
	}
	if last < 0 {
		return len(items)
	}
	isText := func(it item) bool { return !it.Blank() && it.Paragraph() && !furniture(it.Text()) }
	text := false // came since
	for i := last + 1; i < len(items); i++ {
		it := &items[i]
		// Only what follows a text: the last section may lie in an element of
		// its own.
		if !text {
			text = isText(*it)
			continue
		}
		if holder != nil && doc.CommonAncestor(holder, it.Ancestor) != holder {
			return i
		}
		if it.Level > 0 && it.Level < level {
			return i
		}
		if it.Paragraph() && furniture(it.Text()) && footer.MatchString(it.Text()) {
			return i
		}
		// Links to other reports stand below one.
		if t, isTitle := rc.Form.TitleOf(han.Trim(it.Text())); isTitle && it.Paragraph() && t.Year != 0 && t.Office != "" && t.Score > 0.9 && it.Flow == doc.FlowUnknown {
			return i
		}
	}
	return len(items)
}

// dayForm finds a day in the metadata of a page.
var dayForm = regexp.MustCompile(`(20[0-9]{2})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})`)

// publishedOnPage takes the day of publication from the page's own metadata.
func (rc *Recogniser) publishedOnPage() {
	m := dayForm.FindStringSubmatch(rc.page.Published)
	if m == nil || !rc.Report.Published.IsZero() {
		return
	}
	pad := func(s string) string { return strings.Repeat("0", 2-len(s)) + s }
	d, err := report.ParseDate(m[1] + "-" + pad(m[2]) + "-" + pad(m[3]))
	if err != nil {
		return
	}
	rc.Report.Published = d
	rc.Remarks.Say(remark.PublishedPage, remark.Remark{Key: "published", Quote: rc.page.Published, Read: d.String()})
}

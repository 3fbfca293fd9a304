package parse

import (
	"slices"

	"github.com/govdisclosure/annualreport/parse/internal/remark"
)

// notFound counts what of a report was not found: rows, and the texts of sections that
// have no table.
func (rc *recogniser) notFound() int {
	n := len(rc.form.Rows) - len(rc.tables.rows)
	for _, s := range rc.form.Format.Sections() {
		if t, err := rc.report.Text(s.Key); err == nil && s.Table == nil && len(t) == 0 {
			n++
		}
	}
	return n
}

// goesBeyond reports whether more of a report was found than another found in the same
// page, and all that the other did.
func (rc *recogniser) goesBeyond(other *recogniser) bool {
	for a, c := range other.tables.cells {
		if rc.tables.cells[a].text != c.text {
			return false
		}
	}
	for _, key := range rc.form.Format.TextKeys() {
		mine, err := rc.report.Text(key)
		its, wrong := other.report.Text(key)
		if err != nil || wrong != nil || len(its) > 0 && mine.String() != its.String() {
			return false
		}
	}
	twice := func(d remark.Remark) bool { return d.Code == remark.RowTwice }
	return rc.report.Year == other.report.Year && !slices.ContainsFunc(rc.remarks.All, twice) && rc.notFound() < other.notFound()
}

package recognise

import (
	"slices"

	"github.com/govdisclosure/annualreport/parse/internal/remark"
)

// NotFound counts what of a report was not found: rows, and the texts of sections that
// have no table.
func (rc *Recogniser) NotFound() int {
	n := len(rc.Form.Rows) - len(rc.Tables.Rows)
	for _, s := range rc.Form.Format.Sections() {
		if t, err := rc.Report.Text(s.Key); err == nil && s.Table == nil && len(t) == 0 {
			n++
		}
	}
	return n
}

// GoesBeyond reports whether more of a report was found than another found in the same
// page, and all that the other did.
func (rc *Recogniser) GoesBeyond(other *Recogniser) bool {
	for a, c := range other.Tables.Cells {
		if rc.Tables.Cells[a].Text != c.Text {
			return false
		}
	}
	for _, key := range rc.Form.Format.TextKeys() {
		mine, err := rc.Report.Text(key)
		its, wrong := other.Report.Text(key)
		if err != nil || wrong != nil || len(its) > 0 && mine.String() != its.String() {
			return false
		}
	}
	twice := func(d remark.Remark) bool { return d.Code == remark.RowTwice }
	return rc.Report.Year == other.Report.Year && !slices.ContainsFunc(rc.Remarks.All, twice) && rc.NotFound() < other.NotFound()
}

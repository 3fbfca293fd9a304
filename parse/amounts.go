package parse

import (
	"slices"

	"github.com/govdisclosure/annualreport/internal/form"
	"github.com/govdisclosure/annualreport/internal/han"
	"github.com/govdisclosure/annualreport/parse/internal/remark"
	"github.com/govdisclosure/annualreport/report"
)

// moneyUnitOf gathers what the form's tables say of the unit of money, and the
// paragraphs around those that have amounts. In a file of ours these are the report's
// own sentences.
func (rc *recogniser) moneyUnitOf(items []item) moneyUnit {
	var u moneyUnit
	for i := range items {
		it := &items[i]
		if it.table == nil {
			continue
		}
		u.addTable(it.block.table)
		if rc.own != nil || !rc.hasAmounts(it.table) {
			continue
		}
		for k := i - 1; k >= 0 && items[k].paragraph(); k-- {
			u.add(items[k].text())
			if items[k].section >= 0 {
				break
			}
		}
		for k := i + 1; k < len(items) && items[k].paragraph() && items[k].section < 0; k++ {
			if text := han.Trim(items[k].text()); note.MatchString(text) {
				u.add(text)
			}
		}
	}
	return u
}

func (rc *recogniser) hasAmounts(s *report.Section) bool {
	return slices.ContainsFunc(rc.form.RowsOf(s), func(r *form.Row) bool {
		return slices.ContainsFunc(r.Figures, func(f *report.Figure) bool { return f.Unit == report.TenThousandYuan })
	})
}

// sayAmount notes that an amount was converted, or could not be.
func (rc *recogniser) sayAmount(a *amount, at remark.Remark) {
	if a.unit != "" {
		at.Quote += "（" + a.unit + "）"
	}
	if a.doubtful {
		rc.remarks.Say(remark.AmountUnit, at)
	} else {
		rc.remarks.Say(remark.AmountConverted, at)
	}
}

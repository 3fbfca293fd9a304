package recognise

import (
	"slices"

	"github.com/govdisclosure/annualreport/internal/form"
	"github.com/govdisclosure/annualreport/internal/han"
	"github.com/govdisclosure/annualreport/parse/internal/reflow"
	"github.com/govdisclosure/annualreport/parse/internal/remark"
	"github.com/govdisclosure/annualreport/parse/internal/tables"
	"github.com/govdisclosure/annualreport/report"
)

// moneyUnitOf gathers what the form's tables say of the unit of money, and the
// paragraphs around those that have amounts. In a file of ours these are the report's
// own sentences.
func (rc *Recogniser) moneyUnitOf(items []item) tables.MoneyUnit {
	var u tables.MoneyUnit
	for i := range items {
		it := &items[i]
		if it.table == nil {
			continue
		}
		u.AddTable(it.Block.Table)
		if rc.Carried != nil || !rc.hasAmounts(it.table) {
			continue
		}
		for k := i - 1; k >= 0 && items[k].Paragraph(); k-- {
			u.Add(items[k].Text())
			if items[k].section >= 0 {
				break
			}
		}
		for k := i + 1; k < len(items) && items[k].Paragraph() && items[k].section < 0; k++ {
			if text := han.Trim(items[k].Text()); reflow.Note.MatchString(text) {
				u.Add(text)
			}
		}
	}
	return u
}

func (rc *Recogniser) hasAmounts(s *report.Section) bool {
	return slices.ContainsFunc(rc.Form.RowsOf(s), func(r *form.Row) bool {
		return slices.ContainsFunc(r.Figures, func(f *report.Figure) bool { return f.Unit == report.TenThousandYuan })
	})
}

// sayAmount notes that an amount was converted, or could not be.
func (rc *Recogniser) sayAmount(a *tables.Amount, at remark.Remark) {
	if a.Unit != "" {
		at.Quote += "（" + a.Unit + "）"
	}
	if a.Doubtful {
		rc.Remarks.Say(remark.AmountUnit, at)
	} else {
		rc.Remarks.Say(remark.AmountConverted, at)
	}
}

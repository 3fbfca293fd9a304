package validate

import (
	"time"

	"github.com/govdisclosure/annualreport/report"
)

// late finds reports that were published after the day the regulation sets. The day
// itself is in time.
var late = &Rule{
	Code:     "DUE001",
	Severity: Warning,
	Title: report.Label{
		ZH: "逾期公布",
		EN: "Published late"},
	Message: report.Label{
		ZH: "公布日期为%[1]s，应当不晚于%[2]s。",
		EN: "Published on %[1]s; it was due by %[2]s."},
	Basis: report.Label{
		ZH: "《中华人民共和国政府信息公开条例》第四十九条",
		EN: "Regulation on government information disclosure, art. 49"},
	Good: "published = 2025-01-31",
	Bad:  "published = 2025-02-01",
	Check: func(ctx *Context, r *report.Report) []Finding {
		if !ctx.dated() || ctx.Published.IsZero() {
			return nil
		}
		kind, _ := r.OrganKind()
		facts := kind.Facts()
		if facts.DueDay == 0 {
			ctx.NotApplied(facts.DueBasis)
			return nil
		}
		due := report.Date{Year: r.Year + 1, Month: facts.DueMonth, Day: facts.DueDay}
		if !due.Before(ctx.Published) {
			return nil
		}
		return []Finding{published(ctx, due.String())}
	},
}

// early finds reports that were published before their year was over.
var early = &Rule{
	Code:     "DUE002",
	Severity: Warning,
	Title: report.Label{
		ZH: "公布日期早于统计期限届满",
		EN: "Published before the year was over"},
	Message: report.Label{
		ZH: "公布日期为%[1]s，而统计期限到%[2]s才届满。",
		EN: "Published on %[1]s, when the year it reports on ended on %[2]s."},
	Basis: report.Label{
		ZH: "《中华人民共和国政府信息公开条例》第四十九条：报告的是上一年度",
		EN: "Regulation on government information disclosure, art. 49: the report is on the year before"},
	Good: "published = 2025-01-10",
	Bad:  "published = 2024-12-30",
	Check: func(ctx *Context, r *report.Report) []Finding {
		end := report.Date{Year: r.Year, Month: time.December, Day: 31}
		if !ctx.dated() || ctx.Published.IsZero() || !ctx.Published.Before(end) {
			return nil
		}
		return []Finding{published(ctx, end.String())}
	},
}

func published(ctx *Context, want string) Finding {
	return Finding{
		Places: []Place{{Key: "published", Quote: ctx.Published.String()}},
		Got:    ctx.Published.String(), Want: want,
	}
}

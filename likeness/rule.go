package likeness

import (
	"strconv"

	"github.com/govdisclosure/annualreport/report"
	"github.com/govdisclosure/annualreport/validate"
)

// Code is that of the rule by which a check tells of passages that another report has too.
const Code = "LIK001"

// Rule returns a rule that finds in each of the reports that were compared what it shares
// with another, one finding for each other report. The reports are those that Find was
// given, in their order: a report is known by its pointer.
func (res *Result) Rule(reports []*report.Report) *validate.Rule {
	of := map[*report.Report][]int{} // the pairs of a report
	for i, p := range res.Pairs {
		a, b := reports[p.A.Report], reports[p.B.Report]
		of[a] = append(of[a], i)
		if a != b {
			of[b] = append(of[b], i)
		}
	}
	return &validate.Rule{
		Code:     Code,
		Severity: validate.Warning,
		Title:    report.Label{ZH: "文字内容与其他机关的报告雷同", EN: "Passages that another office's report has too"},
		Message: report.Label{
			ZH: "有%[1]s的文字与%[3]s的报告雷同（%[4]s段），如“%[5]s”",
			EN: "%[1]s of the text stand in the report of %[3]s too (%[4]s passages), as “%[5]s”"},
		Basis: report.Label{
			ZH: "年度报告格式：对内容雷同、敷衍塞责的予以问责",
			EN: "The notice on the format: offices answer for reports that repeat others"},
		Check: func(ctx *validate.Context, r *report.Report) (findings []validate.Finding) {
			for _, i := range of[r] {
				p := &res.Pairs[i]
				if !ctx.Step(64 * len(p.Passages)) {
					return nil
				}
				findings = append(findings, p.finding(r, reports))
			}
			return findings
		},
	}
}

// finding tells the report r of the pair.
func (p *Pair) finding(r *report.Report, reports []*report.Report) validate.Finding {
	own, other := p.A, p.B
	if reports[own.Report] != r {
		own, other = other, own
	}
	o := reports[other.Report]
	f := validate.Finding{Got: strconv.Itoa(own.Share) + "%"}
	var theirs []validate.Place
	for _, s := range p.Passages {
		mine, foreign := s.A, s.B
		if mine.Report != own.Report {
			mine, foreign = foreign, mine
		}
		f.Places = append(f.Places, mine.place())
		there := foreign.place()
		there.Office, there.Year = o.Office, o.Year
		theirs = append(theirs, there)
	}
	f.Args = []any{o.Office, strconv.Itoa(len(p.Passages)), beginning(f.Places[0].Quote)}
	f.Places = append(f.Places, theirs...)
	return f
}

func (p *Place) place() validate.Place {
	return validate.Place{Key: p.Key, Block: p.Block, Start: p.Start, End: p.End, Character: p.Character, Quote: p.Text}
}

// beginning shortens a passage to what a message quotes.
func beginning(s string) string {
	const most = 40
	if letters := []rune(s); len(letters) > most {
		return string(letters[:most]) + "……"
	}
	return s
}

package validate

import (
	"bytes"
	"fmt"
	"io"

	"golang.org/x/text/language"

	"github.com/govdisclosure/annualreport/internal/message"
	"github.com/govdisclosure/annualreport/report"
)

// WriteText writes the findings as text: for each its severity, its code and where it
// is, below it what is wrong, and the basis. What was silenced stands at the end with
// its reason, and behind it the rules that could not be applied. It writes nothing where
// nothing was found and all were. What a report holds that
// commands a terminal or is not seen is escaped, as \u202e.
func (r *Result) WriteText(w io.Writer, lang language.Tag) error {
	en := message.English(lang)
	var b bytes.Buffer
	write := func(f *Finding, more report.Label) {
		b.WriteString(f.Severity.Label(lang) + " " + f.Code)
		if len(f.Places) > 0 {
			b.WriteString("  " + f.Places[0].Label(r.Report.Edition()).In(en))
		}
		b.WriteString("\n    " + f.Message(lang) + "\n")
		b.WriteString("    " + more.In(en) + "\n")
	}
	for i := range r.Findings {
		f := &r.Findings[i]
		write(f, report.Label{ZH: "依据：" + f.Basis.ZH, EN: "Basis: " + f.Basis.EN})
	}
	for i := range r.Silenced {
		s := &r.Silenced[i]
		write(&s.Finding, report.Label{ZH: "已确认，不再提示：" + visible(s.Reason), EN: "Silenced: " + visible(s.Reason)})
	}
	for _, n := range r.NotApplied {
		reason := n.Reason.In(en)
		if k := len(n.Cells); k > 0 {
			reason += report.Label{ZH: fmt.Sprintf("（%d格）", k), EN: fmt.Sprintf(" (%d cells)", k)}.In(en)
		}
		b.WriteString(report.Label{ZH: "未适用 ", EN: "not applied "}.In(en) + n.Code + "  " + visible(reason) + "\n")
	}
	return writeAll(w, b.Bytes())
}

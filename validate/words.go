package validate

import (
	"golang.org/x/text/language"

	"github.com/govdisclosure/annualreport/internal/message"
	"github.com/govdisclosure/annualreport/report"
)

// words holds the messages of the rules of one check, keyed by code.
type words struct {
	format *report.Format
	texts  map[string]message.Text
}

// The sentences that name a culprit, one that is the very place of the finding and another.
var (
	solved = message.Text{
		ZH: "由表内其他数据推算，应为%[1]s。",
		EN: " By the other figures of the table it is %[1]s."}
	likelyCulprit = message.Text{
		ZH: "疑点在“%[1]s”：由%[2]s改为%[3]s，则各式均成立。",
		EN: " The likely culprit is “%[1]s”: %[3]s instead of %[2]s would mend all."}
)

func newWords(rules []*Rule, f *report.Format) *words {
	w := &words{format: f, texts: make(map[string]message.Text, len(rules))}
	for _, r := range rules {
		w.texts[r.Code] = message.Text(r.Message)
	}
	return w
}

func (w *words) message(f *Finding, lang language.Tag) string {
	if w == nil {
		return f.Code // a finding that no check returned
	}
	text := w.texts[f.Code].Fill(lang, append([]any{f.Got, f.Want}, f.Args...)...)
	if c := f.Culprit; c != nil && len(f.Places) == 1 {
		text += solved.Fill(lang, c.Want)
	} else if c != nil {
		if figure, err := w.format.Figure(c.Address); err == nil {
			text += likelyCulprit.Fill(lang, figure.Label(), c.Got, c.Want)
		}
	}
	return visible(text)
}

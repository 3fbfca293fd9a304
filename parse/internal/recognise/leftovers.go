package recognise

import (
	"strings"
	"unicode"

	"github.com/govdisclosure/annualreport/internal/han"
	"github.com/govdisclosure/annualreport/parse/internal/remark"
	"github.com/govdisclosure/annualreport/report"
)

// sayScrap notes what stands beside a table without a Han character: a program that
// could not read the table may have left it of a row.
func (rc *Recogniser) sayScrap(key string, t report.Text) {
	if key == sectionOfKey(key) {
		return
	}
	var scrap []string
	for _, b := range t {
		p, ok := b.(report.Paragraph)
		if text := han.OneLine(p.String()); ok && !strings.ContainsFunc(text, func(c rune) bool { return unicode.Is(unicode.Han, c) }) {
			scrap = append(scrap, text)
		}
	}
	if len(scrap) > 0 {
		rc.Remarks.Say(remark.TextScrap, remark.Remark{Key: key, Quote: strings.Join(scrap, " / ")})
	}
}
